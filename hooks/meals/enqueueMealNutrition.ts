import type { CollectionAfterChangeHook } from 'payload';
import type { MealDiary } from '../../payload-types.ts';
import { enqueueNutrition } from '../../src/services/meals/mealNutrition.ts';

/** Enqueues a job that computes the totals after the commit, when the foods of the meal changed. */
export const enqueueMealNutrition: CollectionAfterChangeHook<MealDiary> = async ({
  doc,
  previousDoc,
  operation,
  req,
}) => {
  const isChanged = operation === 'create' || JSON.stringify(doc.items) !== JSON.stringify(previousDoc.items);
  if (isChanged) await enqueueNutrition({ req, diary: doc.id });
  return doc;
};
