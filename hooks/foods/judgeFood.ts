import type { CollectionAfterChangeHook } from 'payload';
import type { Food } from '../../payload-types.ts';
import { judgeWrittenFood } from '../../src/services/foods/refreshFoods.ts';

/** Computes the suitability bits of a food in the transaction that writes the food. */
export const judgeFood: CollectionAfterChangeHook<Food> = async ({ doc, req }) => {
  await judgeWrittenFood({ req, id: doc.id });
  return doc;
};
