import type { CollectionAfterChangeHook } from 'payload';
import type { Food } from '../../payload-types.ts';
import { undoMerge } from '../../src/services/foods/duplicates/mergeFoods.ts';

/** A merged food that comes back from the trash is a food of its own again. */
export const undoMergeOnRestore: CollectionAfterChangeHook<Food> = async ({
  doc,
  operation,
  previousDoc,
  req,
}) => {
  if (operation === 'update' && previousDoc.deletedAt != null && doc.deletedAt == null)
    await undoMerge(req, doc.id);
  return doc;
};
