import type { CollectionConfig, Field } from 'payload';
import { showExpiry } from '../../hooks/community/anonymity/showExpiry.ts';
import { isModerator, nobody } from '../../src/access/roles.ts';
import { maximumReason } from '../../src/domain/accounts/audit.ts';
import { openingStates, openingStateTitles } from '../../src/domain/community/anonymity/openings.ts';
import type { LocalizedText } from '../../src/domain/language.ts';
import { openingEndpoints } from '../../src/endpoints/community/anonymity/openings.ts';
import { groups, label } from '../fields/labels.ts';

const contentField = (name: 'post' | 'comment', text: LocalizedText): Field => ({
  name,
  type: 'relationship',
  relationTo: `${name}s`,
  maxDepth: 0,
  label: text,
});
const staffField = (name: string, text: LocalizedText): Field => ({
  name,
  type: 'relationship',
  relationTo: 'staff',
  maxDepth: 0,
  label: text,
});

/**
 * Requests of moderators to see who wrote a post or comment anonymously. The document itself names no author: only the
 * two moderators see it, by an endpoint that writes each look into the audit log.
 */
export const AnonymityOpenings: CollectionConfig = {
  slug: 'anonymity-openings',
  labels: {
    singular: label('익명 작성자 확인', 'Opening of an anonymous author'),
    plural: label('익명 작성자 확인', 'Openings of anonymous authors'),
  },
  graphQL: { singularName: 'AnonymityOpening', pluralName: 'AnonymityOpenings' },
  admin: {
    defaultColumns: ['createdAt', 'post', 'comment', 'reason', 'state', 'askedBy', 'decidedBy'],
    group: groups.moderation,
    hidden: ({ user }) => user['role'] === 'dietitian',
  },
  defaultSort: '-createdAt',
  access: { create: nobody, read: isModerator, update: nobody, delete: nobody },
  endpoints: [...openingEndpoints],
  fields: [
    contentField('post', label('게시글', 'Post')),
    contentField('comment', label('댓글', 'Comment')),
    {
      name: 'reason',
      type: 'textarea',
      required: true,
      maxLength: maximumReason,
      label: label('이유', 'Reason'),
    },
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'asked',
      options: openingStates.map((value) => ({ value, label: openingStateTitles[value] })),
      hooks: { afterRead: [showExpiry] },
      label: label('상태', 'State'),
    },
    staffField('askedBy', label('요청한 사람', 'Asked by')),
    staffField('decidedBy', label('결정한 사람', 'Decided by')),
    { name: 'decidedAt', type: 'date', label: label('결정한 시각', 'Decided at') },
    {
      name: 'answer',
      type: 'textarea',
      maxLength: maximumReason,
      label: label('거절한 이유', 'Reason of the refusal'),
    },
    { name: 'expiresAt', type: 'date', required: true, label: label('기한', 'Ends at') },
  ],
};
