import { defineJob, maintenance } from '../../src/queue/jobDefinition.ts';

export const refreshFoodsJob = defineJob({
  name: 'refresh-foods',
  title: { ko: '모든 식품 다시 판정', en: 'Judge all foods again' },
  ...maintenance,
  runSeconds: 3600,
  backoff: { baseSeconds: 15, capSeconds: 3600 },
  daily: { hour: 4, minute: 30 },
});
