import type { CollectionConfig } from 'payload';
import { canReadPost } from '../../src/access/community/content.ts';
import { isOwnContent } from '../../src/access/community/ownContent.ts';
import { isMember, isModerator, serverOnly } from '../../src/access/roles.ts';
import { personalData } from '../../src/domain/accounts/personalData.ts';
import { contentLimits } from '../../src/domain/community/contentStates.ts';
import { readRichTextInput } from '../../src/domain/community/posts/richText.ts';
import { preparePost } from '../../hooks/community/posts/preparePost.ts';
import { settlePost } from '../../hooks/community/posts/settlePost.ts';
import { showPosts } from '../../hooks/community/posts/showPosts.ts';
import { refuseSilencedWriter } from '../../hooks/community/refuseSilencedWriter.ts';
import { setOwner } from '../../hooks/operations/setOwner.ts';
import { postThreadEndpoint } from '../../src/endpoints/community/feeds.ts';
import { bookmarkEndpoints, likeEndpoints } from '../../src/endpoints/community/reactions.ts';
import { groups, label } from '../fields/labels.ts';
import { contentFields, counter, fixed, hiddenInAdmin, internal } from './contentFields.ts';
import { postEditor } from './postEditor.ts';

/** What a member writes on a board: rich text, pictures, and optionally one of their own public meals. */
export const Posts: CollectionConfig = {
  slug: 'posts',
  labels: { singular: label('게시글', 'Post'), plural: label('게시글', 'Posts') },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'author', 'board', 'state', 'createdAt'],
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
      exported: { as: 'list', name: 'posts' },
      anonymous: true,
    }),
  },
  access: {
    create: isMember,
    read: canReadPost,
    update: isOwnContent('posts'),
    delete: isOwnContent('posts'),
  },
  // A text of somebody else is not copied.
  disableDuplicate: true,
  // What is shown is made of these.
  forceSelect: { content: true, isProfessional: true, diary: true },
  hooks: {
    beforeOperation: [refuseSilencedWriter],
    beforeValidate: [setOwner, preparePost],
    afterChange: [settlePost],
    afterOperation: [showPosts],
  },
  endpoints: [...likeEndpoints('posts'), ...bookmarkEndpoints, postThreadEndpoint],
  fields: [
    {
      name: 'board',
      type: 'relationship',
      relationTo: 'boards',
      required: true,
      access: fixed,
      label: label('게시판', 'Board'),
    },
    { name: 'title', type: 'text', maxLength: contentLimits.title, label: label('제목', 'Title') },
    {
      name: 'content',
      type: 'richText',
      required: true,
      editor: postEditor,
      custom: { readJson: readRichTextInput },
      label: label('내용', 'Content'),
    },
    // The words of the content without form: for search, filters and excerpts.
    { name: 'contentText', type: 'textarea', access: internal },
    {
      name: 'html',
      type: 'textarea',
      virtual: true,
      access: serverOnly,
      label: label('HTML', 'HTML'),
      admin: hiddenInAdmin,
    },
    {
      name: 'mentions',
      type: 'json',
      virtual: true,
      access: serverOnly,
      label: label('언급한 식품', 'Foods'),
      admin: hiddenInAdmin,
    },
    {
      name: 'images',
      type: 'relationship',
      relationTo: 'post-images',
      hasMany: true,
      maxRows: contentLimits.images,
      custom: { checksItsList: true },
      label: label('사진', 'Pictures'),
    },
    {
      name: 'diary',
      type: 'relationship',
      relationTo: 'meal-diaries',
      maxDepth: 0,
      label: label('식사 일기', 'Meal diary'),
    },
    ...contentFields(),
    counter('commentsCount', label('댓글 수', 'Comments')),
    {
      name: 'helpfulScore',
      type: 'number',
      access: { ...serverOnly, read: isModerator },
      admin: hiddenInAdmin,
    },
  ],
};
