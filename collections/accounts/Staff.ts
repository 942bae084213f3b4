import type { CollectionConfig } from 'payload';
import {
  askSecondFactor,
  endSessionOfReset,
  hideTokenOfReset,
  noteReset,
} from '../../hooks/accounts/credentials/askSecondFactor.ts';
import { keepAnAdmin, keepLastAdmin, lockAdmins } from '../../hooks/accounts/credentials/keepAnAdmin.ts';
import { showMissingSecondFactor } from '../../hooks/accounts/credentials/showMissingSecondFactor.ts';
import { isAdminOrSelfStaff, isStaffOrSelf } from '../../src/access/accounts.ts';
import { hasStaffAccount, isAdmin, nobody, serverOnly } from '../../src/access/roles.ts';
import { credentialEndpoints } from '../../src/endpoints/accounts/credentials/changeCredentials.ts';
import { forgotPasswordEndpoints } from '../../src/endpoints/accounts/credentials/forgotPassword.ts';
import { startResetEndpoint } from '../../src/endpoints/accounts/credentials/startReset.ts';
import { secondFactorEndpoints } from '../../src/endpoints/accounts/secondFactor.ts';
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
    admin: hasStaffAccount,
    create: isAdmin,
    read: isStaffOrSelf,
    update: isAdminOrSelfStaff,
    delete: isAdmin,
    unlock: isAdmin,
  },
  endpoints: [
    ...credentialEndpoints('staff'),
    ...forgotPasswordEndpoints('staff'),
    ...sessionEndpoints('staff'),
    ...secondFactorEndpoints,
    startResetEndpoint('staff'),
  ],
  hooks: {
    beforeOperation: [lockAdmins, noteReset],
    beforeLogin: [askSecondFactor],
    afterLogin: [endSessionOfReset],
    afterOperation: [hideTokenOfReset],
    afterChange: [keepAnAdmin],
    afterDelete: [keepLastAdmin],
  },
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
    {
      name: 'secondFactor',
      type: 'checkbox',
      defaultValue: false,
      label: label('2단계 인증', 'Second factor'),
      access: serverOnly,
      admin: { readOnly: true, components: { Field: '/src/admin/accounts/SecondFactor.tsx#SecondFactor' } },
    },
    {
      name: 'mustAddSecondFactor',
      type: 'checkbox',
      virtual: true,
      access: { create: nobody, update: nobody },
      admin: { hidden: true },
      hooks: { afterRead: [showMissingSecondFactor] },
    },
    sessionsField,
    languageField(label('메일 언어', 'Language of mails')),
  ],
};
