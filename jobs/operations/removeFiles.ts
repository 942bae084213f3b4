import { defineJob, maintenance } from '../../src/queue/jobDefinition.ts';

export const removeFilesJob = defineJob({
  name: 'remove-files',
  title: { ko: '지워진 문서의 파일 삭제', en: 'Remove the files of deleted documents' },
  ...maintenance,
  runSeconds: 600,
  backoff: { baseSeconds: 15, capSeconds: 3600 },
});
