import { defineJob, maintenance } from '../../src/queue/jobDefinition.ts';

export const sendDigestsJob = defineJob({
  name: 'send-digests',
  title: { ko: '알림 메일 모으기', en: 'Collect the mails about notifications' },
  ...maintenance,
  runSeconds: 1_800,
  backoff: { baseSeconds: 60, capSeconds: 600 },
  // Some time zones are half an hour apart.
  everyMinutes: 30,
});
