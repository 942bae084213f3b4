import type { CollectionConfig } from 'payload';
import { canReadComment } from '../../src/access/community/content.ts';
import { contentLimits } from '../../src/domain/community/contentStates.ts';
import { refuseSilencedWriter } from '../../hooks/community/refuseSilencedWriter.ts';
import { lockThread } from '../../hooks/community/threads/lockThread.ts';
import { prepareComment } from '../../hooks/community/threads/prepareComment.ts';
import { settleComment } from '../../hooks/community/threads/settleComment.ts';
import { showComments } from '../../hooks/community/threads/showComments.ts';
import { setOwner } from '../../hooks/operations/setOwner.ts';
import { likeEndpoints } from '../../src/endpoints/community/reactions.ts';
import { label } from '../fields/labels.ts';
import {
  contentAccess,
  contentAdmin,
  contentFields,
  contentSettings,
  counter,
  fixed,
  internal,
} from './contentFields.ts';

/** An answer to a post or to a public meal, or to another comment there. */
export const Comments: CollectionConfig = {
  ...contentSettings('comments'),
  labels: { singular: label('댓글', 'Comment'), plural: label('댓글', 'Comments') },
  admin: {
    useAsTitle: 'text',
    defaultColumns: ['text', 'author', 'post', 'state', 'createdAt'],
    ...contentAdmin,
  },
  access: { ...contentAccess('comments'), read: canReadComment },
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
      label: label('답하려는 댓글', 'Answered comment'),
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
