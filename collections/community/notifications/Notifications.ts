import type { CollectionConfig } from 'payload';
import { showNotifications } from '../../../hooks/community/notifications/showNotifications.ts';
import { canReadNotification } from '../../../src/access/community/notifications.ts';
import { nobody, serverOnly } from '../../../src/access/roles.ts';
import { personalData } from '../../../src/domain/accounts/personalData.ts';
import {
  notificationKindNames,
  notificationKinds,
} from '../../../src/domain/community/notifications/kinds.ts';
import { inboxEndpoint } from '../../../src/endpoints/community/notifications/inbox.ts';
import { markReadEndpoint } from '../../../src/endpoints/community/notifications/markRead.ts';
import { streamEndpoint } from '../../../src/endpoints/community/notifications/stream.ts';
import { groups, label } from '../../fields/labels.ts';
import { internal } from '../contentFields.ts';

/**
 * The inbox of a member. Other features add to it by `notify`. Who did what is not stored: it is read from the target
 * when the notification is shown.
 */
export const Notifications: CollectionConfig = {
  slug: 'notifications',
  labels: { singular: label('알림', 'Notification'), plural: label('알림', 'Notifications') },
  admin: { hidden: true, group: groups.community },
  defaultSort: '-at',
  timestamps: false,
  custom: personalData({ field: 'user', erasure: 'delete', exported: { as: 'list', name: 'notifications' } }),
  access: { create: nobody, read: canReadNotification, update: nobody, delete: nobody },
  hooks: { afterOperation: [showNotifications] },
  endpoints: [inboxEndpoint, markReadEndpoint, streamEndpoint],
  fields: [
    { name: 'user', type: 'relationship', relationTo: 'users', required: true, access: internal },
    {
      name: 'kind',
      type: 'select',
      required: true,
      label: label('종류', 'Kind'),
      options: notificationKindNames.map((value) => ({ value, label: notificationKinds[value].title })),
    },
    { name: 'post', type: 'relationship', relationTo: 'posts', maxDepth: 0, access: internal },
    { name: 'comment', type: 'relationship', relationTo: 'comments', maxDepth: 0, access: internal },
    { name: 'diary', type: 'relationship', relationTo: 'meal-diaries', maxDepth: 0, access: internal },
    // The decision in a notification of moderators.
    {
      name: 'action',
      type: 'relationship',
      relationTo: 'moderation-actions',
      maxDepth: 0,
      access: internal,
    },
    { name: 'food', type: 'relationship', relationTo: 'foods', maxDepth: 0, access: internal },
    // A text, so that a new outcome needs no migration.
    { name: 'outcome', type: 'text', label: label('결정', 'What was decided') },
    { name: 'at', type: 'date', required: true, label: label('시각', 'At') },
    { name: 'readAt', type: 'date', label: label('읽은 시각', 'Read at') },
    // Filled for a whole page at once when notifications are read.
    { name: 'target', type: 'json', virtual: true, access: serverOnly, label: label('대상', 'About') },
    { name: 'thread', type: 'json', virtual: true, access: serverOnly, label: label('글', 'Thread') },
    { name: 'actor', type: 'json', virtual: true, access: serverOnly, label: label('누가', 'Who') },
    {
      name: 'decision',
      type: 'json',
      virtual: true,
      access: serverOnly,
      label: label('운영 조치', 'Decision'),
    },
    { name: 'likes', type: 'number', virtual: true, access: serverOnly, label: label('좋아요 수', 'Likes') },
    { name: 'text', type: 'text', virtual: true, access: serverOnly, label: label('내용', 'Text') },
  ],
};
