import type { CollectionConfig } from 'payload';
import { createMemberAndProfile } from '../../hooks/accounts/createMemberAndProfile.ts';
import { eraseMember } from '../../hooks/accounts/eraseMember.ts';
import { deleteScansWithoutConsent } from '../../hooks/foods/deleteScansWithoutConsent.ts';
import { lockAccount } from '../../hooks/accounts/lockAccount.ts';
import { prepareSignUp } from '../../hooks/accounts/prepareSignUp.ts';
import { freeUsername } from '../../hooks/accounts/freeUsername.ts';
import { recordConsents } from '../../hooks/accounts/recordConsents.ts';
import { refuseSuspended } from '../../hooks/accounts/logins/refuseSuspended.ts';
import { settleUsername } from '../../hooks/accounts/settleUsername.ts';
import { isAdminOrSelfUser, maySignUp } from '../../src/access/accounts.ts';
import { isAdmin, isMember, nobody, serverOnly } from '../../src/access/roles.ts';
import { defaultTimeZone } from '../../src/domain/calendar.ts';
import { answerConsentEndpoint, consentsEndpoint } from '../../src/endpoints/accounts/consents.ts';
import { confirmEmailEndpoints } from '../../src/endpoints/accounts/credentials/confirmEmail.ts';
import { credentialEndpoints } from '../../src/endpoints/accounts/credentials/changeCredentials.ts';
import { resendConfirmationEndpoint } from '../../src/endpoints/accounts/credentials/resendConfirmation.ts';
import { startResetEndpoint } from '../../src/endpoints/accounts/credentials/startReset.ts';
import { forgotPasswordEndpoints } from '../../src/endpoints/accounts/credentials/forgotPassword.ts';
import { resetPasswordPage } from '../../src/endpoints/accounts/credentials/resetPassword.ts';
import { eraseMeEndpoint } from '../../src/endpoints/accounts/eraseMe.ts';
import { exportEndpoints } from '../../src/endpoints/accounts/exportMe.ts';
import { guardianEndpoints } from '../../src/endpoints/accounts/guardian.ts';
import { sessionEndpoints } from '../../src/endpoints/accounts/sessions.ts';
import { passkeyEndpoints } from '../../src/endpoints/accounts/passkeys.ts';
import { identityEndpoints } from '../../src/endpoints/accounts/social/identities.ts';
import { unsubscribeEndpoints } from '../../src/endpoints/accounts/unsubscribe.ts';
import { appealPage } from '../../src/endpoints/accounts/appeal.ts';
import { authSettings, sessionsField } from './auth.ts';
import { groups, label } from '../fields/labels.ts';
import { notificationSettingsField } from '../community/notifications/settingsField.ts';
import { languageField } from '../fields/sharedFields.ts';
import { birthdateOrEmpty, emailAddressOrEmpty, timeZoneOrEmpty } from '../fields/validators.ts';

/** The accounts of the app's members: login data and consents. Their public profile is in `members`. */
export const Users: CollectionConfig = {
  slug: 'users',
  labels: { singular: label('회원 계정', 'User'), plural: label('회원 계정', 'Users') },
  admin: {
    useAsTitle: 'email',
    defaultColumns: ['email', 'username', 'suspended', 'createdAt'],
    group: groups.people,
  },
  auth: authSettings({ hours: 24 * 14 }),
  access: {
    admin: nobody,
    create: maySignUp,
    read: isAdminOrSelfUser,
    update: isAdminOrSelfUser,
    delete: isAdmin,
    unlock: isAdmin,
  },
  hooks: {
    beforeOperation: [lockAccount],
    beforeValidate: [prepareSignUp],
    afterChange: [settleUsername, createMemberAndProfile, recordConsents, deleteScansWithoutConsent],
    beforeLogin: [refuseSuspended],
    beforeDelete: [freeUsername, eraseMember],
  },
  endpoints: [
    ...confirmEmailEndpoints,
    resendConfirmationEndpoint,
    ...credentialEndpoints('users'),
    ...forgotPasswordEndpoints('users'),
    ...resetPasswordPage,
    consentsEndpoint,
    answerConsentEndpoint,
    ...guardianEndpoints,
    ...exportEndpoints,
    startResetEndpoint('users'),
    eraseMeEndpoint,
    ...sessionEndpoints('users'),
    ...identityEndpoints,
    ...appealPage,
    ...unsubscribeEndpoints,
    ...passkeyEndpoints,
  ],
  fields: [
    {
      name: 'username',
      type: 'text',
      label: label('사용자 이름', 'Username'),
      required: true,
      // Its rules count letters as a reader sees them; this is about what the column may hold.
      maxLength: 500,
    },
    {
      // The server sets it at every write, so no caller sends it. The database refuses a row without it.
      name: 'usernameKey',
      type: 'text',
      unique: true,
      hidden: true,
      admin: { hidden: true },
      access: serverOnly,
    },
    {
      name: 'timeZone',
      type: 'text',
      defaultValue: defaultTimeZone,
      maxLength: 60,
      label: label('시간대', 'Time zone'),
      validate: timeZoneOrEmpty,
    },
    { name: 'phone', type: 'text', label: label('전화번호', 'Phone'), maxLength: 30 },
    languageField(label('언어', 'Language')),
    {
      name: 'consents',
      type: 'group',
      label: label('동의', 'Consents'),
      fields: [
        {
          name: 'terms',
          type: 'checkbox',
          access: { update: isMember },
          label: label('이용약관', 'Terms'),
        },
        {
          name: 'termsVersion',
          type: 'text',
          access: serverOnly,
          label: label('약관 버전', 'Version of the terms'),
        },
        {
          // Members give and withdraw the consents themselves. Nobody else may change one.
          name: 'healthData',
          type: 'checkbox',
          access: { update: isMember },
          label: label('건강정보 처리', 'Health data'),
        },
        {
          name: 'healthDataVersion',
          type: 'text',
          access: serverOnly,
          label: label('건강정보 동의 버전', 'Version of the health data text'),
        },
        {
          name: 'healthDataEndsAt',
          type: 'date',
          access: serverOnly,
          label: label('건강정보 삭제 예정', 'Health data are erased at'),
        },
        { name: 'acceptedAt', type: 'date', access: serverOnly, label: label('동의 시각', 'Given at') },
        {
          name: 'scanHistory',
          type: 'checkbox',
          defaultValue: false,
          access: { update: isMember },
          label: label('스캔 기록 보관', 'Keeping a scan history'),
        },
        {
          name: 'scanHistoryVersion',
          type: 'text',
          access: serverOnly,
          label: label('스캔 기록 동의 버전', 'Version of the scan history text'),
        },
        {
          name: 'scanHistoryAcceptedAt',
          type: 'date',
          access: serverOnly,
          label: label('스캔 기록 동의 시각', 'Scan history agreed to at'),
        },
      ],
    },
    {
      // Only for the sign-up. It is stored in the health profile; the account keeps until when a guardian is needed.
      name: 'birthdate',
      type: 'text',
      virtual: true,
      access: { read: nobody, update: nobody },
      admin: { hidden: true },
      label: label('생년월일', 'Date of birth'),
      validate: birthdateOrEmpty,
    },
    {
      name: 'guardian',
      type: 'group',
      label: label('법정대리인', 'Guardian'),
      fields: [
        {
          name: 'email',
          type: 'email',
          validate: emailAddressOrEmpty,
          access: { update: nobody },
          label: label('법정대리인 이메일', 'E-mail of the guardian'),
        },
        {
          name: 'neededUntil',
          type: 'text',
          access: serverOnly,
          label: label('동의가 필요한 기간', 'Needed until'),
        },
        {
          name: 'confirmedAt',
          type: 'date',
          access: serverOnly,
          label: label('법정대리인 동의 시각', 'Agreed at'),
        },
      ],
    },
    {
      name: 'marketingOptIn',
      type: 'checkbox',
      label: label('소식 받기', 'Marketing mails'),
      defaultValue: false,
    },
    {
      name: 'suspended',
      type: 'checkbox',
      label: label('이용 정지', 'Suspended'),
      defaultValue: false,
      access: { create: isAdmin, update: isAdmin },
    },
    notificationSettingsField,
    // Moderators decide these through a case. A time that is over has no effect.
    {
      name: 'suspendedUntil',
      type: 'date',
      access: serverOnly,
      custom: { decidedElsewhere: true },
      label: label('이용 정지 기한', 'Suspended until'),
    },
    {
      name: 'mutedUntil',
      type: 'date',
      access: serverOnly,
      custom: { decidedElsewhere: true },
      label: label('쓰기 제한 기한', 'Muted until'),
    },
    {
      // A member of the demo community, which only an embedded database has.
      name: 'isDemo',
      type: 'checkbox',
      defaultValue: false,
      access: serverOnly,
      admin: { readOnly: true },
      label: label('데모 회원', 'Member of the demo'),
    },
    sessionsField,
    {
      name: 'emailVerifiedAt',
      type: 'date',
      label: label('이메일 확인 시각', 'E-mail confirmed at'),
      access: serverOnly,
    },
  ],
};
