import { z } from 'zod';
import { defineJob, recordId } from '../../src/queue/jobDefinition.ts';

export const computeNutritionJob = defineJob({
  name: 'compute-nutrition',
  title: { ko: '식사의 영양 계산', en: 'Compute the nutrition of a meal' },
  ids: z.strictObject({ diary: recordId }),
  transaction: 'around',
  runSeconds: 30,
  backoff: { baseSeconds: 5, capSeconds: 600 },
});
