import { defineJob, maintenance } from '../../src/queue/jobDefinition.ts';

export const sweepFilesJob = defineJob({
  name: 'sweep-files',
  title: { ko: '파일과 문서 대조', en: 'Compare files with documents' },
  ...maintenance,
  runSeconds: 3600,
  backoff: { baseSeconds: 60, capSeconds: 3600 },
  daily: { hour: 5, minute: 0 },
});
