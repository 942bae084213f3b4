import { defineJob, maintenance } from '../../src/queue/jobDefinition.ts';

export const eraseExpiredDataJob = defineJob({
  name: 'erase-expired-data',
  title: { ko: '보관 기한이 지난 개인정보 삭제', en: 'Erase personal data whose time is over' },
  ...maintenance,
  runSeconds: 3600,
  backoff: { baseSeconds: 60, capSeconds: 3600 },
  everyMinutes: 60,
});
