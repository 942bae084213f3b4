import type { CollectionConfig, RichTextFieldValidation } from 'payload';
import { canReadPost } from '../../src/access/community/content.ts';
import { isModerator, serverOnly } from '../../src/access/roles.ts';
import { contentLimits } from '../../src/domain/community/contentStates.ts';
import { readRichText, readRichTextInput } from '../../src/domain/community/posts/richText.ts';
import { preparePost } from '../../hooks/community/posts/preparePost.ts';
import { settlePost } from '../../hooks/community/posts/settlePost.ts';
import { showPosts } from '../../hooks/community/posts/showPosts.ts';
import { refuseSilencedWriter } from '../../hooks/community/refuseSilencedWriter.ts';
import { setOwner } from '../../hooks/operations/setOwner.ts';
import { postThreadEndpoint } from '../../src/endpoints/community/feeds.ts';
import { bookmarkEndpoints, likeEndpoints } from '../../src/endpoints/community/reactions.ts';
import { label } from '../fields/labels.ts';
import {
  contentAccess,
  contentAdmin,
  contentFields,
  contentSettings,
  counter,
  fixed,
  hiddenInAdmin,
  internal,
} from './contentFields.ts';
import { postEditor } from './postEditor.ts';

/**
 * One definition says what a text may have, with the place of a fault. The validators of the editor know less of it, and
 * refuse a text without words, although a post may have pictures only.
 */
const checkRichText: RichTextFieldValidation = (value, { req: { t } }) => {
  if (value == null) return t('validation:required');
  return readRichText(value).fault === undefined || t('validation:invalidInput');
};

/** What a member writes on a board: rich text, pictures, and optionally one of their own public meals. */
export const Posts: CollectionConfig = {
  ...contentSettings('posts'),
  labels: { singular: label('게시글', 'Post'), plural: label('게시글', 'Posts') },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'author', 'board', 'state', 'createdAt'],
    ...contentAdmin,
  },
  access: { ...contentAccess('posts'), read: canReadPost },
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
      validate: checkRichText,
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
      // Readers see it while the meal is shared with them. A filter would find the post after that, too.
      custom: { isFilterable: false },
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
