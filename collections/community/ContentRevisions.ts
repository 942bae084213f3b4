import type { CollectionConfig } from 'payload';
import { isModerator, nobody } from '../../src/access/roles.ts';
import { groups, label } from '../fields/labels.ts';
import { hiddenInAdmin } from './contentFields.ts';

/** What a post or a comment said before an edit. Moderators read it; the server adds it in the transaction of the edit. */
export const ContentRevisions: CollectionConfig = {
  slug: 'content-revisions',
  labels: { singular: label('이전 내용', 'Former content'), plural: label('이전 내용', 'Former contents') },
  admin: {
    defaultColumns: ['createdAt', 'title', 'text', 'post', 'comment'],
    listSearchableFields: ['title', 'text'],
    group: groups.moderation,
    hidden: ({ user }) => user['role'] === 'dietitian',
  },
  defaultSort: '-createdAt',
  // It is what an author has taken back. The entries name no member: an author must not learn of a case by them.
  custom: { audited: 'reads' },
  access: { create: nobody, read: isModerator, update: nobody, delete: nobody },
  fields: [
    { name: 'post', type: 'relationship', relationTo: 'posts', maxDepth: 0, label: label('게시글', 'Post') },
    {
      name: 'comment',
      type: 'relationship',
      relationTo: 'comments',
      maxDepth: 0,
      label: label('댓글', 'Comment'),
    },
    { name: 'title', type: 'text', label: label('제목', 'Title') },
    { name: 'text', type: 'textarea', label: label('글', 'Text') },
    { name: 'content', type: 'json', label: label('내용', 'Content'), admin: hiddenInAdmin },
  ],
};
