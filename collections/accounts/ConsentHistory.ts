import type { CollectionConfig } from 'payload';
import { isOwner, nobody } from '../../src/access/roles.ts';
import { personalData } from '../../src/domain/accounts/personalData.ts';
import { groups, label } from '../fields/labels.ts';

/** When a member gave or withdrew which consent, and to which version of its text. Entries are only appended. */
export const ConsentHistory: CollectionConfig = {
  slug: 'consent-history',
  labels: { singular: label('동의 기록', 'Consent'), plural: label('동의 기록', 'Consent history') },
  graphQL: { singularName: 'Consent', pluralName: 'Consents' },
  admin: { hidden: true, group: groups.people },
  defaultSort: 'id',
  timestamps: false,
  custom: personalData({
    field: 'user',
    erasure: 'delete',
    exported: { as: 'list', name: 'consentHistory' },
  }),
  access: { create: nobody, read: isOwner, update: nobody, delete: nobody },
  fields: [
    {
      name: 'user',
      type: 'relationship',
      relationTo: 'users',
      required: true,
      access: { read: nobody },
      maxDepth: 0,
    },
    // A text, so that a new purpose needs no migration.
    { name: 'purpose', type: 'text', required: true, label: label('동의 항목', 'Purpose') },
    { name: 'version', type: 'text', label: label('동의문 버전', 'Version of the text') },
    { name: 'given', type: 'checkbox', required: true, label: label('동의 여부', 'Given') },
    { name: 'at', type: 'date', required: true, label: label('시각', 'At') },
  ],
};
