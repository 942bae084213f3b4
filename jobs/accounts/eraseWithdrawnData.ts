import { defineJob, maintenance } from '../../src/queue/jobDefinition.ts';

export const eraseWithdrawnDataJob = defineJob({
  name: 'erase-withdrawn-data',
  title: { ko: '동의가 철회된 정보 삭제', en: 'Erase what nothing allows to keep any more' },
  ...maintenance,
  runSeconds: 3600,
  backoff: { baseSeconds: 60, capSeconds: 3600 },
  everyMinutes: 60,
});
