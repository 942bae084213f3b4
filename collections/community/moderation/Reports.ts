import type { CollectionConfig } from 'payload';
import { fileReport } from '../../../hooks/community/moderation/fileReport.ts';
import { weighCase } from '../../../hooks/community/moderation/weighCase.ts';
import { showReportTargets } from '../../../hooks/community/moderation/showTargets.ts';
import { canReadReport } from '../../../src/access/community/moderation.ts';
import { isMember, isModerator, nobody, serverOnly } from '../../../src/access/roles.ts';
import { personalData } from '../../../src/domain/accounts/personalData.ts';
import {
  reportOutcomeNames,
  reportOutcomes,
  textLimits,
} from '../../../src/domain/community/moderation/caseStates.ts';
import { moderationReasons, reasonNames } from '../../../src/domain/community/moderation/reasons.ts';
import { readReportTarget } from '../../../src/domain/community/moderation/targets.ts';
import { reasonsEndpoint } from '../../../src/endpoints/community/moderation/reasons.ts';
import { groups, label } from '../../fields/labels.ts';
import { hiddenInAdmin, internal } from '../contentFields.ts';

/**
 * What members report: one report of a member about a target. It belongs to the case of the target. Nobody reads who
 * reported, moderators neither; what a report weighs is not shown, because it follows from the trust in its reporter.
 */
export const Reports: CollectionConfig = {
  slug: 'reports',
  labels: { singular: label('신고', 'Report'), plural: label('신고', 'Reports') },
  admin: {
    defaultColumns: ['createdAt', 'reason', 'note', 'outcome', 'case'],
    group: groups.moderation,
    listSearchableFields: ['note'],
    hidden: ({ user }) => user['role'] === 'dietitian',
  },
  defaultSort: '-createdAt',
  custom: {
    // The log would tell admins who reported, and the reported member that somebody did. Decisions are in it.
    audited: false,
    ...personalData({
      field: 'user',
      erasure: 'keepWithoutOwner',
      exported: { as: 'list', name: 'reports', without: ['case', 'weight', 'outcome', 'decidedBy'] },
    }),
  },
  access: { create: isMember, read: canReadReport, update: nobody, delete: nobody },
  hooks: {
    beforeValidate: [fileReport],
    afterChange: [weighCase],
    afterOperation: [showReportTargets],
  },
  endpoints: [reasonsEndpoint],
  fields: [
    {
      name: 'target',
      type: 'json',
      virtual: true,
      required: true,
      custom: { readJson: readReportTarget },
      label: label('대상', 'Target'),
      admin: hiddenInAdmin,
    },
    {
      name: 'reason',
      type: 'select',
      required: true,
      options: reasonNames.map((value) => ({ value, label: moderationReasons[value].title })),
      label: label('이유', 'Reason'),
    },
    { name: 'note', type: 'textarea', maxLength: textLimits.note, label: label('설명', 'Note') },
    { name: 'user', type: 'relationship', relationTo: 'users', access: internal, index: true },
    {
      name: 'case',
      type: 'relationship',
      relationTo: 'moderation-cases',
      maxDepth: 0,
      access: { ...serverOnly, read: isModerator },
      label: label('신고 건', 'Case'),
    },
    { name: 'weight', type: 'number', access: internal },
    {
      name: 'outcome',
      type: 'select',
      required: true,
      defaultValue: 'pending',
      options: reportOutcomeNames.map((value) => ({ value, label: reportOutcomes[value] })),
      access: { ...serverOnly, read: isModerator },
      label: label('결과', 'Outcome'),
    },
    // The decision that confirmed the report or did not.
    {
      name: 'decidedBy',
      type: 'relationship',
      relationTo: 'moderation-actions',
      maxDepth: 0,
      access: internal,
    },
  ],
};
