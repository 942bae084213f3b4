import type { CollectionConfig } from 'payload';
import { inviteDietitian } from '../../hooks/patients/inviteDietitian.ts';
import { showCode } from '../../hooks/patients/showCode.ts';
import { showSharingState } from '../../hooks/patients/showSharingState.ts';
import { setOwner } from '../../hooks/operations/setOwner.ts';
import { canReadSharing } from '../../src/access/patients.ts';
import { isMember, nobody, serverOnly } from '../../src/access/roles.ts';
import { personalData } from '../../src/domain/accounts/personalData.ts';
import {
  sharedParts,
  sharedPartTitles,
  sharingStates,
  sharingStateTitles,
} from '../../src/domain/patients/sharings.ts';
import { patientEndpoints } from '../../src/endpoints/patients/patient.ts';
import { sharingEndpoints } from '../../src/endpoints/patients/sharings.ts';
import { groups, label } from '../fields/labels.ts';
import { dietitianField, patientField } from './people.ts';

/** What a member shares with a dietitian, until a day. Steps and reads are calls of their own. */
export const Sharings: CollectionConfig = {
  slug: 'sharings',
  labels: { singular: label('공유', 'Sharing'), plural: label('공유', 'Sharings') },
  admin: { hidden: true, group: groups.people },
  custom: personalData({ field: 'user', erasure: 'delete', exported: { as: 'list', name: 'sharings' } }),
  defaultSort: '-id',
  access: { create: isMember, read: canReadSharing, update: nobody, delete: nobody },
  hooks: { beforeValidate: [setOwner], beforeChange: [inviteDietitian], afterChange: [showCode] },
  endpoints: [...sharingEndpoints, ...patientEndpoints],
  fields: [
    patientField,
    dietitianField,
    // As it was when the dietitian entered the code: the member confirms this name.
    { name: 'dietitian', type: 'text', access: serverOnly, label: label('영양사', 'Dietitian') },
    {
      name: 'shares',
      type: 'group',
      label: label('공유하는 정보', 'What is shared'),
      fields: sharedParts.map((name) => ({
        name,
        type: 'checkbox' as const,
        defaultValue: false,
        label: sharedPartTitles[name],
      })),
    },
    // YYYY-MM-DD, by the calendar of the member.
    { name: 'until', type: 'text', required: true, label: label('마지막 날', 'Last day') },
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'invited',
      options: sharingStates.map((value) => ({ value, label: sharingStateTitles[value] })),
      access: serverOnly,
      hooks: { afterRead: [showSharingState] },
      label: label('상태', 'State'),
    },
    // Only in the answer of the call that makes it.
    { name: 'code', type: 'text', virtual: true, access: serverOnly, label: label('코드', 'Code') },
    { name: 'codeHash', type: 'text', unique: true, access: { ...serverOnly, read: nobody } },
    {
      name: 'codeExpiresAt',
      type: 'date',
      required: true,
      access: serverOnly,
      label: label('코드 기한', 'The code counts until'),
    },
    { name: 'acceptedAt', type: 'date', access: serverOnly, label: label('시작', 'Began') },
    { name: 'endedAt', type: 'date', access: serverOnly, label: label('끝', 'Ended') },
  ],
};
