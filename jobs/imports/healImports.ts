import { defineJob, maintenance } from '../../src/queue/jobDefinition.ts';

export const healImportsJob = defineJob({
  name: 'heal-imports',
  title: { ko: '멈춘 가져오기 확인', en: 'Look for imports that have stopped' },
  ...maintenance,
  runSeconds: 300,
  backoff: { baseSeconds: 60, capSeconds: 3600 },
  everyMinutes: 5,
});
