import { computeNutrition } from '../../src/services/meals/mealNutrition.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { computeNutritionJob } from './computeNutrition.ts';

export const handle: JobHandler<typeof computeNutritionJob> = async ({ req, ids }) => {
  await computeNutrition({ req, diary: ids.diary });
};
