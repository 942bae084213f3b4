import { defineJob, maintenance } from '../../src/queue/jobDefinition.ts';

export const pruneImportsJob = defineJob({
  name: 'prune-imports',
  title: { ko: '오래된 가져오기 정리', en: 'Prune old imports' },
  ...maintenance,
  runSeconds: 3_600,
  backoff: { baseSeconds: 60, capSeconds: 3_600 },
  daily: { hour: 4, minute: 20 },
});
