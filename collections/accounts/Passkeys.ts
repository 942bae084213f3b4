import type { CollectionConfig } from 'payload';
import { isOwner, nobody } from '../../src/access/roles.ts';
import { personalData } from '../../src/domain/accounts/personalData.ts';
import { groups, label } from '../fields/labels.ts';

/** The passkeys by which members sign in. Only the services of passkeys write them, after the device has proven its key. */
export const Passkeys: CollectionConfig = {
  slug: 'passkeys',
  labels: { singular: label('패스키', 'Passkey'), plural: label('패스키', 'Passkeys') },
  admin: { hidden: true, group: groups.people },
  custom: personalData({ field: 'user', erasure: 'delete', exported: { as: 'list', name: 'passkeys' } }),
  access: { create: nobody, read: isOwner, update: nobody, delete: nobody },
  fields: [
    {
      name: 'user',
      type: 'relationship',
      relationTo: 'users',
      required: true,
      index: true,
      access: { read: nobody },
      maxDepth: 0,
    },
    { name: 'name', type: 'text', required: true, label: label('이름', 'Name') },
    { name: 'credentialId', type: 'text', required: true, unique: true, access: { read: nobody } },
    { name: 'publicKey', type: 'text', required: true, access: { read: nobody } },
    // How often the key was used, where a device counts that: a copy of the key falls behind.
    { name: 'counter', type: 'number', required: true, defaultValue: 0, access: { read: nobody } },
    { name: 'isBackedUp', type: 'checkbox', required: true, label: label('동기화됨', 'Backed up') },
    { name: 'lastUsedAt', type: 'date', label: label('마지막 사용', 'Last used') },
  ],
};
