import type { CollectionConfig } from 'payload';
import { isDietitian, nobody, serverOnly } from '../../src/access/roles.ts';
import { groups, label } from '../fields/labels.ts';
import { hiddenInLists } from '../fields/sharedFields.ts';

/**
 * What the columns of a file mean, as a dietitian has set it, under a name. An import whose settings have a named mapping
 * stores it, and the next file with these columns gets it as a proposal.
 */
export const ImportMappings: CollectionConfig = {
  slug: 'import-mappings',
  labels: { singular: label('열 설정', 'Mapping'), plural: label('열 설정', 'Mappings') },
  graphQL: { disableMutations: true },
  admin: {
    group: groups.catalogue,
    useAsTitle: 'name',
    defaultColumns: ['name', 'updatedAt'],
    hidden: ({ user }) => user['role'] === 'moderator',
  },
  disableDuplicate: true,
  defaultSort: 'name',
  custom: { audited: true },
  access: { create: nobody, read: isDietitian, update: nobody, delete: isDietitian },
  fields: [
    {
      name: 'name',
      type: 'text',
      required: true,
      unique: true,
      maxLength: 100,
      access: serverOnly,
      label: label('이름', 'Name'),
    },
    {
      name: 'mapping',
      type: 'json',
      required: true,
      access: serverOnly,
      label: label('열 설정', 'Mapping'),
      admin: { hidden: true, ...hiddenInLists },
    },
  ],
};
