import type { CollectionConfig } from 'payload';
import { isOwner, nobody } from '../../src/access/roles.ts';
import { personalData } from '../../src/domain/accounts/personalData.ts';
import { providerLabels, providerNames } from '../../src/domain/accounts/social/providers.ts';
import { groups, label } from '../fields/labels.ts';

/**
 * The accounts at other providers by which members sign in. Only the services of the sign-in write them, after the
 * provider has proven who it is. The index is what keeps one person at a provider from two accounts.
 */
export const Identities: CollectionConfig = {
  slug: 'identities',
  labels: {
    singular: label('연결된 로그인', 'Linked sign-in'),
    plural: label('연결된 로그인', 'Linked sign-ins'),
  },
  admin: { hidden: true, group: groups.people },
  custom: personalData({ field: 'user', erasure: 'delete', exported: { as: 'list', name: 'identities' } }),
  access: { create: nobody, read: isOwner, update: nobody, delete: nobody },
  indexes: [{ fields: ['provider', 'subject'], unique: true }],
  fields: [
    {
      name: 'user',
      type: 'relationship',
      relationTo: 'users',
      required: true,
      access: { read: nobody },
      maxDepth: 0,
    },
    {
      name: 'provider',
      type: 'select',
      required: true,
      label: label('로그인 서비스', 'Sign-in service'),
      options: providerNames.map((value) => ({ value, label: providerLabels[value] })),
    },
    // The export contains it; apps have no use for it.
    { name: 'subject', type: 'text', required: true, access: { read: nobody } },
    {
      name: 'email',
      type: 'text',
      label: label('그 서비스의 이메일', 'E-mail at that service'),
    },
  ],
};
