import type { CollectionAfterChangeHook } from 'payload';
import type { MealDiary } from '../../payload-types.ts';
import { enqueueNutrition, isPending } from '../../src/services/meals/mealNutrition.ts';

/** Enqueues a job that computes the totals after the commit, when this write left them pending. */
export const enqueueMealNutrition: CollectionAfterChangeHook<MealDiary> = async ({ data, doc, req }) => {
  if (isPending(data.nutrition)) await enqueueNutrition({ req, diary: doc.id });
  return doc;
};
