import { defineJob, maintenance } from '../../src/queue/jobDefinition.ts';

export const refreshSearchJob = defineJob({
  name: 'refresh-food-search',
  title: { ko: '식품 검색 새로 고침', en: 'Refresh the food search' },
  ...maintenance,
  runSeconds: 3600,
  backoff: { baseSeconds: 60, capSeconds: 3600 },
  daily: { hour: 5, minute: 0 },
});
