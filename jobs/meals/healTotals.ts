import { defineJob, maintenance } from '../../src/queue/jobDefinition.ts';

export const healTotalsJob = defineJob({
  name: 'heal-meal-totals',
  title: { ko: '계산되지 않은 식사 영양 다시 계산', en: 'Compute the totals of meals that still wait' },
  ...maintenance,
  runSeconds: 600,
  backoff: { baseSeconds: 60, capSeconds: 3600 },
  everyMinutes: 5,
});
