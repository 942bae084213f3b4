import type { CollectionAfterChangeHook } from 'payload';
import type { Food } from '../../payload-types.ts';
import { judgeWrittenFood } from '../../src/services/foods/refreshFoods.ts';

/** What the food does not suit is kept with the same write. */
export const judgeFood: CollectionAfterChangeHook<Food> = async ({ doc, req }) => {
  await judgeWrittenFood({ req, id: doc.id });
  return doc;
};
