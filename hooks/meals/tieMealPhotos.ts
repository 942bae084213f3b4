import type { CollectionAfterChangeHook } from 'payload';
import type { MealDiary } from '../../payload-types.ts';
import { tiePhotos } from '../../src/services/meals/mealPhotos.ts';

/** Stores in each photo the diary that it belongs to, because the diary decides who may see the photo. */
export const tieMealPhotos: CollectionAfterChangeHook<MealDiary> = async ({ doc, req }) => {
  await tiePhotos({ req, diary: doc.id, photos: doc.photos ?? [] });
  return doc;
};
