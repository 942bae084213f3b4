import type { CollectionAfterChangeHook } from 'payload';
import type { MealDiary } from '../../../payload-types.ts';
import { openHeldCase } from '../../../src/services/community/threads/heldContent.ts';

/** Lets a moderator look at a shared meal that the filters hold back. */
export const openHeldMeal: CollectionAfterChangeHook<MealDiary> = async ({ doc, req }) => {
  await openHeldCase(req, { relationTo: 'meal-diaries', value: doc.id });
  return doc;
};
