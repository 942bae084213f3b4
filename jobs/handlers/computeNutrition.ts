import { computeNutrition as compute } from '../../src/services/meals/mealNutrition.ts';
import type { JobHandler } from './handler.ts';

export const computeNutrition: JobHandler<'compute-nutrition'> = async ({ req, ids }) => {
  await compute({ req, diary: ids.diary });
};
