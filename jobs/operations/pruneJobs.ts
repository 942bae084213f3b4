import { defineJob, maintenance } from '../../src/queue/jobDefinition.ts';

export const pruneJobsJob = defineJob({
  name: 'prune-jobs',
  title: { ko: '끝난 작업 정리', en: 'Prune finished jobs' },
  ...maintenance,
  runSeconds: 600,
  backoff: { baseSeconds: 60, capSeconds: 3600 },
  daily: { hour: 4, minute: 0 },
});
