import type { CollectionAfterChangeHook } from 'payload';
import type { MealDiary } from '../../payload-types.ts';
import { tiePhotos } from '../../src/services/meals/mealPhotos.ts';

/** A photo knows its one diary, which decides who may see it. */
export const tieMealPhotos: CollectionAfterChangeHook<MealDiary> = async ({ doc, req }) => {
  await tiePhotos({ req, diary: doc.id, photos: doc.photos ?? [] });
  return doc;
};
