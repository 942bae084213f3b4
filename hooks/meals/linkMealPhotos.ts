import type { CollectionAfterChangeHook } from 'payload';
import type { MealDiary } from '../../payload-types.ts';
import { linkPhotos } from '../../src/services/meals/mealPhotos.ts';

/** Stores in each photo the diary that it belongs to, because the diary decides who may see the photo. */
export const linkMealPhotos: CollectionAfterChangeHook<MealDiary> = async ({ doc, req }) => {
  await linkPhotos({ req, diary: doc.id });
  return doc;
};
