import type { CollectionConfig } from 'payload';
import { keepAnAdmin, keepLastAdmin, lockAdmins } from '../../hooks/accounts/keepAnAdmin.ts';
import { isAdminOrSelfStaff } from '../../src/access/accounts.ts';
import { isAdmin, isStaff } from '../../src/access/roles.ts';
import { credentialEndpoints } from '../../src/endpoints/accounts/credentials/changeCredentials.ts';
import { startResetEndpoint } from '../../src/endpoints/accounts/credentials/startReset.ts';
import { forgotPasswordEndpoints } from '../../src/endpoints/accounts/credentials/forgotPassword.ts';
import { sessionEndpoints } from '../../src/endpoints/accounts/sessions.ts';
import { authSettings, sessionsField } from './auth.ts';
import { groups, label } from '../fields/labels.ts';
import { languageField } from '../fields/sharedFields.ts';

/** Accounts of people who work in the admin UI. Only an admin creates them; there is no sign-up. */
export const Staff: CollectionConfig = {
  slug: 'staff',
  labels: { singular: label('직원', 'Staff member'), plural: label('직원', 'Staff') },
  admin: { useAsTitle: 'email', defaultColumns: ['email', 'name', 'role'], group: groups.people },
  auth: authSettings({ hours: 8 }),
  access: {
    admin: isStaff,
    create: isAdmin,
    read: isStaff,
    update: isAdminOrSelfStaff,
    delete: isAdmin,
    unlock: isAdmin,
  },
  hooks: { beforeOperation: [lockAdmins], afterChange: [keepAnAdmin], afterDelete: [keepLastAdmin] },
  endpoints: [
    ...credentialEndpoints('staff'),
    ...forgotPasswordEndpoints('staff'),
    ...sessionEndpoints('staff'),
    startResetEndpoint('staff'),
  ],
  fields: [
    { name: 'name', type: 'text', label: label('이름', 'Name'), maxLength: 100 },
    {
      name: 'role',
      type: 'select',
      label: label('역할', 'Role'),
      required: true,
      defaultValue: 'moderator',
      saveToJWT: true,
      access: { create: isAdmin, update: isAdmin },
      options: [
        { value: 'admin', label: label('관리자', 'Admin') },
        { value: 'dietitian', label: label('영양사', 'Dietitian') },
        { value: 'moderator', label: label('운영자', 'Moderator') },
      ],
    },
    sessionsField,
    languageField(label('메일 언어', 'Language of mails')),
  ],
};
