import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload';
import { enqueueFoodRefresh } from '../../src/services/foods/refreshFoods.ts';

/** Enqueues a refresh of all foods, because a dictionary entry, a rule or a category may affect any food. */
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
