import type { Field, GroupField } from 'payload';
import { isMember } from '../../../src/access/roles.ts';
import {
  notificationChannels,
  notificationKindNames,
  notificationKinds,
  type NotificationChannel,
} from '../../../src/domain/community/notifications/kinds.ts';
import {
  digestFrequencies,
  digestFrequencyNames,
} from '../../../src/domain/community/notifications/digests.ts';
import type { LocalizedText } from '../../../src/domain/language.ts';
import { label } from '../../fields/labels.ts';

const channelLabels: Readonly<Record<NotificationChannel, LocalizedText>> = {
  inbox: label('알림함', 'Inbox'),
  mail: label('이메일', 'E-mail'),
  push: label('푸시', 'Push'),
};

/** Members decide this themselves. */
const ownSetting = { update: isMember };

/** What a member wants to be told of, and by which way. */
export const notificationSettingsField: GroupField = {
  name: 'notifications',
  type: 'group',
  label: label('알림 설정', 'Notifications'),
  fields: [
    {
      name: 'digest',
      type: 'select',
      defaultValue: 'weekly',
      access: ownSetting,
      label: label('알림 메일', 'Mail about what is unread'),
      options: digestFrequencyNames.map((value) => ({ value, label: digestFrequencies[value] })),
    },
    ...notificationKindNames.map((kind): Field => {
      const { isMandatory, title } = notificationKinds[kind];
      return {
        name: kind,
        type: 'group',
        label: title,
        fields: notificationChannels
          .filter((channel) => channel !== 'inbox' || !isMandatory)
          .map((channel) => ({
            name: channel,
            type: 'checkbox',
            defaultValue: true,
            access: ownSetting,
            label: channelLabels[channel],
          })),
      };
    }),
  ],
};
