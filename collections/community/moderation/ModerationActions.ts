import type { CollectionConfig } from 'payload';
import { isModerator, nobody, serverOnly } from '../../../src/access/roles.ts';
import { personalData } from '../../../src/domain/accounts/personalData.ts';
import { historyKinds, historyTitles } from '../../../src/domain/community/moderation/actions.ts';
import { appealStateNames, appealStates } from '../../../src/domain/community/moderation/caseStates.ts';
import { moderationReasons, reasonNames } from '../../../src/domain/community/moderation/reasons.ts';
import { ownActionsEndpoint } from '../../../src/endpoints/community/moderation/ownActions.ts';
import { groups, label } from '../../fields/labels.ts';
import { hiddenInAdmin, internal } from '../contentFields.ts';

/**
 * The history of all cases: what was decided, by whom and why, what it was before, and whether the author appealed. Only
 * the server adds rows.
 */
export const ModerationActions: CollectionConfig = {
  slug: 'moderation-actions',
  labels: { singular: label('운영 조치', 'Action'), plural: label('운영 조치', 'Actions') },
  admin: {
    defaultColumns: ['createdAt', 'kind', 'reason', 'case', 'moderator', 'appealState'],
    group: groups.moderation,
    listSearchableFields: ['note', 'appealText'],
    hidden: ({ user }) => user['role'] === 'dietitian',
  },
  defaultSort: '-createdAt',
  custom: {
    // What moderators do here is recorded with its own entries (`decideCase`).
    audited: false,
    ...personalData({
      field: 'user',
      erasure: 'keepWithoutOwner',
      anonymous: true,
      exported: { as: 'list', name: 'moderation', without: ['moderator', 'note', 'appealModerator'] },
    }),
  },
  access: { create: nobody, read: isModerator, update: nobody, delete: nobody },
  endpoints: [ownActionsEndpoint],
  fields: [
    {
      name: 'case',
      type: 'relationship',
      relationTo: 'moderation-cases',
      maxDepth: 0,
      access: serverOnly,
      label: label('신고 건', 'Case'),
    },
    {
      name: 'kind',
      type: 'select',
      required: true,
      options: historyKinds.map((value) => ({ value, label: historyTitles[value] })),
      access: serverOnly,
      label: label('조치', 'Action'),
    },
    {
      name: 'reason',
      type: 'select',
      options: reasonNames.map((value) => ({ value, label: moderationReasons[value].title })),
      access: serverOnly,
      label: label('이유', 'Reason'),
    },
    // For moderators only.
    { name: 'note', type: 'textarea', access: serverOnly, label: label('메모', 'Note') },
    // What the author reads beside the text of the reason.
    {
      name: 'message',
      type: 'textarea',
      access: serverOnly,
      label: label('작성자에게 쓴 글', 'Message to the author'),
    },
    {
      name: 'days',
      type: 'number',
      custom: { isWhole: true },
      access: serverOnly,
      label: label('기간(일)', 'Days'),
    },
    // Reports hid the target, and nobody has looked yet.
    {
      name: 'isAutomatic',
      type: 'checkbox',
      defaultValue: false,
      access: serverOnly,
      label: label('자동', 'Automatic'),
    },
    {
      name: 'moderator',
      type: 'relationship',
      relationTo: 'staff',
      maxDepth: 0,
      access: serverOnly,
      label: label('운영자', 'Moderator'),
    },
    // Whom it is about; null for an anonymous author.
    { name: 'user', type: 'relationship', relationTo: 'users', access: internal },
    {
      name: 'before',
      type: 'json',
      access: serverOnly,
      label: label('이전 값', 'Before'),
      admin: hiddenInAdmin,
    },
    {
      name: 'after',
      type: 'json',
      access: serverOnly,
      label: label('이후 값', 'After'),
      admin: hiddenInAdmin,
    },
    {
      name: 'undoes',
      type: 'relationship',
      relationTo: 'moderation-actions',
      maxDepth: 0,
      access: serverOnly,
      label: label('되돌린 조치', 'Undoes'),
    },
    { name: 'undoneAt', type: 'date', access: serverOnly, label: label('되돌린 시각', 'Undone at') },
    {
      name: 'appealState',
      type: 'select',
      options: appealStateNames.map((value) => ({ value, label: appealStates[value] })),
      access: serverOnly,
      label: label('이의 제기', 'Appeal'),
    },
    {
      name: 'appealText',
      type: 'textarea',
      access: serverOnly,
      label: label('이의 내용', 'Text of the appeal'),
    },
    { name: 'appealedAt', type: 'date', access: serverOnly, label: label('이의 제기 시각', 'Appealed at') },
    {
      name: 'appealModerator',
      type: 'relationship',
      relationTo: 'staff',
      maxDepth: 0,
      access: serverOnly,
      label: label('이의를 처리한 운영자', 'Who answered the appeal'),
    },
    {
      name: 'appealAnsweredAt',
      type: 'date',
      access: serverOnly,
      label: label('이의 처리 시각', 'Appeal answered at'),
    },
  ],
};
