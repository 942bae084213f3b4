import type { CollectionConfig } from 'payload';
import { canReadComment } from '../../src/access/community/content.ts';
import { isOwnContent } from '../../src/access/community/ownContent.ts';
import { isMember } from '../../src/access/roles.ts';
import { personalData } from '../../src/domain/accounts/personalData.ts';
import { contentLimits } from '../../src/domain/community/contentStates.ts';
import { refuseSilencedWriter } from '../../hooks/community/refuseSilencedWriter.ts';
import { lockThread } from '../../hooks/community/threads/lockThread.ts';
import { prepareComment } from '../../hooks/community/threads/prepareComment.ts';
import { settleComment } from '../../hooks/community/threads/settleComment.ts';
import { showComments } from '../../hooks/community/threads/showComments.ts';
import { setOwner } from '../../hooks/operations/setOwner.ts';
import { likeEndpoints } from '../../src/endpoints/community/reactions.ts';
import { groups, label } from '../fields/labels.ts';
import { contentFields, counter, fixed, internal } from './contentFields.ts';

/** An answer to a post or to a public meal, or to another comment there. */
export const Comments: CollectionConfig = {
  slug: 'comments',
  labels: { singular: label('댓글', 'Comment'), plural: label('댓글', 'Comments') },
  admin: {
    useAsTitle: 'text',
    defaultColumns: ['text', 'author', 'post', 'state', 'createdAt'],
    group: groups.community,
    hidden: ({ user }) => user['role'] === 'dietitian',
  },
  defaultSort: '-createdAt',
  trash: true,
  custom: {
    trashIsVisibleToOwners: true,
    ...personalData({
      field: 'user',
      erasure: 'keepWithoutOwner',
      exported: { as: 'list', name: 'comments' },
      anonymous: true,
    }),
  },
  access: {
    create: isMember,
    read: canReadComment,
    update: isOwnContent('comments'),
    delete: isOwnContent('comments'),
  },
  disableDuplicate: true,
  forceSelect: { isProfessional: true },
  hooks: {
    beforeOperation: [refuseSilencedWriter, lockThread],
    beforeValidate: [setOwner, prepareComment],
    afterChange: [settleComment],
    afterOperation: [showComments],
  },
  endpoints: likeEndpoints('comments'),
  fields: [
    {
      name: 'post',
      type: 'relationship',
      relationTo: 'posts',
      maxDepth: 0,
      access: fixed,
      label: label('게시글', 'Post'),
    },
    {
      name: 'diary',
      type: 'relationship',
      relationTo: 'meal-diaries',
      maxDepth: 0,
      access: fixed,
      label: label('식사 일기', 'Meal diary'),
    },
    {
      name: 'parent',
      type: 'relationship',
      relationTo: 'comments',
      maxDepth: 0,
      access: fixed,
      label: label('답하는 댓글', 'Answers'),
    },
    // The top comment of the replies; null in a top comment.
    { name: 'root', type: 'relationship', relationTo: 'comments', maxDepth: 0, access: internal },
    {
      name: 'text',
      type: 'textarea',
      required: true,
      maxLength: contentLimits.comment,
      label: label('내용', 'Text'),
    },
    ...contentFields(),
    counter('repliesCount', label('답글 수', 'Replies')),
  ],
};
