import type { CollectionConfig } from 'payload';
import { preparePushSubscription } from '../../../hooks/community/notifications/preparePushSubscription.ts';
import { setOwner } from '../../../hooks/operations/setOwner.ts';
import { isMember, isOwner, nobody } from '../../../src/access/roles.ts';
import { personalData } from '../../../src/domain/accounts/personalData.ts';
import { pushKeyEndpoint } from '../../../src/endpoints/community/notifications/pushKey.ts';
import { groups, label } from '../../fields/labels.ts';
import { internal } from '../contentFields.ts';

/**
 * The devices to which a member wants pushes, as browsers describe them (`PushSubscription.toJSON()`). A device belongs to
 * the member who registered it last, and only while the login goes on that registered it.
 */
export const PushSubscriptions: CollectionConfig = {
  slug: 'push-subscriptions',
  labels: {
    singular: label('푸시 기기', 'Push subscription'),
    plural: label('푸시 기기', 'Push subscriptions'),
  },
  admin: { hidden: true, group: groups.community },
  custom: personalData({
    field: 'user',
    erasure: 'delete',
    exported: { as: 'list', name: 'pushSubscriptions', without: ['endpoint', 'keys'] },
  }),
  access: { create: isMember, read: isOwner, update: nobody, delete: isOwner },
  hooks: { beforeValidate: [setOwner, preparePushSubscription] },
  endpoints: [pushKeyEndpoint],
  fields: [
    { name: 'user', type: 'relationship', relationTo: 'users', required: true, access: internal },
    {
      name: 'endpoint',
      type: 'text',
      required: true,
      unique: true,
      maxLength: 2_048,
      label: label('푸시 주소', 'Endpoint'),
    },
    {
      name: 'keys',
      type: 'group',
      label: label('키', 'Keys'),
      // They seal what is sent to the device. Only the server needs them.
      fields: [
        {
          name: 'p256dh',
          type: 'text',
          required: true,
          maxLength: 100,
          access: { read: nobody },
          label: label('공개 키', 'Public key'),
        },
        {
          name: 'auth',
          type: 'text',
          required: true,
          maxLength: 100,
          access: { read: nobody },
          label: label('인증 값', 'Authentication secret'),
        },
      ],
    },
    { name: 'expirationTime', type: 'number', label: label('만료 시각', 'Expires at') },
    // The session of the login that registered it.
    { name: 'session', type: 'text', index: true, access: internal },
  ],
};
