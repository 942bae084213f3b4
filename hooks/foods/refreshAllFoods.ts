import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload';
import { enqueueFoodRefresh } from '../../src/services/foods/refreshFoods.ts';

/** A word of the dictionary may be in any label; a rule or a category may concern any food. */
export const refreshAllFoods: CollectionAfterChangeHook & CollectionAfterDeleteHook = async ({
  doc,
  req,
}: {
  doc: unknown;
  req: Parameters<CollectionAfterChangeHook>[0]['req'];
}) => {
  await enqueueFoodRefresh(req);
  return doc;
};
