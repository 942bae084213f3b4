import { defineJob, maintenance } from '../../src/queue/jobDefinition.ts';

export const purgeTrashJob = defineJob({
  name: 'purge-trash',
  title: { ko: '휴지통 비우기', en: 'Purge the trash' },
  ...maintenance,
  runSeconds: 3600,
  backoff: { baseSeconds: 60, capSeconds: 3600 },
  daily: { hour: 6, minute: 0 },
});
