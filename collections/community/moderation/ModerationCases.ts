import type { CollectionConfig } from 'payload';
import { endOldClaims } from '../../../hooks/community/moderation/endOldClaims.ts';
import { showCaseTargets } from '../../../hooks/community/moderation/showTargets.ts';
import { isModerator, nobody, serverOnly } from '../../../src/access/roles.ts';
import { personalData } from '../../../src/domain/accounts/personalData.ts';
import { caseStateNames, caseStates } from '../../../src/domain/community/moderation/caseStates.ts';
import { caseCauseNames, caseCauses } from '../../../src/domain/community/moderation/causes.ts';
import { caseEndpoints } from '../../../src/endpoints/community/moderation/cases.ts';
import { label } from '../../fields/labels.ts';
import { hiddenInAdmin, internal } from '../contentFields.ts';

/**
 * What waits for a moderator: one case for each post, comment, meal or member. Endpoints change it, under its `version`.
 * It names no author.
 */
export const ModerationCases: CollectionConfig = {
  slug: 'moderation-cases',
  labels: { singular: label('신고 건', 'Case'), plural: label('신고 건', 'Cases') },
  admin: {
    defaultColumns: ['id', 'state', 'weight', 'reportsCount', 'cause', 'openedAt', 'claimedBy'],
    // The desk lists them; the generated page is for a look at all fields.
    group: false,
    hidden: ({ user }) => user['role'] === 'dietitian',
  },
  // The heaviest first; of equal ones the oldest.
  defaultSort: ['-weight', 'openedAt'],
  custom: {
    // A reported member would see in the log that a case was read, before anybody decided. Decisions are in the log.
    audited: false,
    ...personalData({ field: 'member', erasure: 'delete', exported: false }),
  },
  access: { create: nobody, read: isModerator, update: nobody, delete: nobody },
  hooks: { beforeOperation: [endOldClaims], afterOperation: [showCaseTargets] },
  endpoints: caseEndpoints,
  fields: [
    // `{relationTo, value}`, as a report names it.
    {
      name: 'target',
      type: 'json',
      virtual: true,
      access: serverOnly,
      label: label('대상', 'Target'),
      admin: hiddenInAdmin,
    },
    {
      name: 'post',
      type: 'relationship',
      relationTo: 'posts',
      maxDepth: 0,
      access: serverOnly,
      label: label('게시글', 'Post'),
    },
    {
      name: 'comment',
      type: 'relationship',
      relationTo: 'comments',
      maxDepth: 0,
      access: serverOnly,
      label: label('댓글', 'Comment'),
    },
    {
      name: 'diary',
      type: 'relationship',
      relationTo: 'meal-diaries',
      maxDepth: 0,
      access: serverOnly,
      label: label('식사 일기', 'Meal diary'),
    },
    // The account of a reported member; `target` names the public profile.
    { name: 'member', type: 'relationship', relationTo: 'users', access: internal },
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'open',
      options: caseStateNames.map((value) => ({ value, label: caseStates[value] })),
      access: serverOnly,
      label: label('상태', 'State'),
    },
    {
      name: 'cause',
      type: 'select',
      required: true,
      options: caseCauseNames.map((value) => ({ value, label: caseCauses[value].title })),
      access: serverOnly,
      label: label('원인', 'Cause'),
    },
    // Of the open reports, and of the cause while nobody has decided.
    {
      name: 'weight',
      type: 'number',
      required: true,
      defaultValue: 0,
      access: serverOnly,
      label: label('무게', 'Weight'),
    },
    {
      name: 'reportsCount',
      type: 'number',
      custom: { isWhole: true },
      required: true,
      defaultValue: 0,
      access: serverOnly,
      label: label('대기 중인 신고 수', 'Open reports'),
    },
    { name: 'baseWeight', type: 'number', required: true, defaultValue: 0, access: internal },
    // Grows with every step. A moderator names the version that they saw.
    {
      name: 'version',
      type: 'number',
      custom: { isWhole: true },
      required: true,
      defaultValue: 1,
      access: serverOnly,
      label: label('버전', 'Version'),
      admin: hiddenInAdmin,
    },
    {
      name: 'claimedBy',
      type: 'relationship',
      relationTo: 'staff',
      maxDepth: 0,
      access: serverOnly,
      label: label('담당', 'Claimed by'),
    },
    { name: 'claimedUntil', type: 'date', access: serverOnly, label: label('담당 기한', 'Claimed until') },
    {
      name: 'openedAt',
      type: 'date',
      required: true,
      access: serverOnly,
      label: label('접수 시각', 'Opened at'),
    },
    {
      name: 'firstLookAt',
      type: 'date',
      access: serverOnly,
      label: label('처음 확인한 시각', 'First look at'),
    },
    { name: 'resolvedAt', type: 'date', access: serverOnly, label: label('처리 시각', 'Resolved at') },
    // Until when the unknown author of an anonymous text may not write anonymously. Other cases of the author do not show it.
    {
      name: 'anonymousMutedUntil',
      type: 'date',
      access: serverOnly,
      label: label('익명 쓰기 제한', 'Anonymous writing muted until'),
    },
  ],
};
