import type { CollectionConfig } from 'payload';
import { openCareEntry } from '../../hooks/patients/openCareEntry.ts';
import { canReadCareEntry } from '../../src/access/patients.ts';
import { nobody } from '../../src/access/roles.ts';
import { personalData } from '../../src/domain/accounts/personalData.ts';
import { careEntryKinds, careEntryTitles } from '../../src/domain/patients/careEntries.ts';
import { groups, label } from '../fields/labels.ts';
import { dietitianField, patientField } from './people.ts';

/** Notes and limits that a dietitian writes for a member who shares their profile. Verdicts follow the limits. */
export const CareEntries: CollectionConfig = {
  slug: 'care-entries',
  labels: {
    singular: label('영양사 기록', 'Entry of a dietitian'),
    plural: label('영양사 기록', 'Entries of dietitians'),
  },
  graphQL: { singularName: 'CareEntry', pluralName: 'CareEntries' },
  admin: { hidden: true, group: groups.people },
  custom: personalData({ field: 'user', erasure: 'delete', exported: { as: 'list', name: 'careEntries' } }),
  defaultSort: '-id',
  // The member, and the dietitian while the sharing lasts, may remove one. A changed limit is a new one.
  access: { create: nobody, read: canReadCareEntry, update: nobody, delete: canReadCareEntry },
  hooks: { beforeRead: [openCareEntry] },
  fields: [
    patientField,
    {
      name: 'sharing',
      type: 'relationship',
      relationTo: 'sharings',
      required: true,
      index: true,
      maxDepth: 0,
      label: label('공유', 'Sharing'),
    },
    dietitianField,
    { name: 'dietitian', type: 'text', required: true, label: label('영양사', 'Dietitian') },
    {
      name: 'kind',
      type: 'select',
      required: true,
      options: careEntryKinds.map((value) => ({ value, label: careEntryTitles[value] })),
      label: label('종류', 'Kind'),
    },
    { name: 'until', type: 'text', label: label('마지막 날', 'Last day') },
    { name: 'text', type: 'textarea', virtual: true, label: label('메모', 'Note') },
    { name: 'limit', type: 'json', virtual: true, label: label('한도', 'Limit') },
    {
      name: 'sealed',
      type: 'text',
      required: true,
      hidden: true,
      access: { create: nobody, read: nobody, update: nobody },
    },
  ],
};
