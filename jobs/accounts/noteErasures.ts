import { defineJob, maintenance } from '../../src/queue/jobDefinition.ts';

export const noteErasuresJob = defineJob({
  name: 'note-erasures',
  title: { ko: '계정 삭제 목록 기록', en: 'Write the list of erased accounts' },
  ...maintenance,
  runSeconds: 60,
  backoff: { baseSeconds: 15, capSeconds: 3600 },
});
