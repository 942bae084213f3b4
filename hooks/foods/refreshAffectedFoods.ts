import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload';
import { refreshingCollections, scopeOfChange } from '../../src/domain/foods/refreshScope.ts';
import { enqueueFoodRefresh } from '../../src/services/foods/refreshFoods.ts';

type Written = Readonly<Record<string, unknown>>;

function collectionOf(slug: string) {
  const collection = refreshingCollections.find((one) => one === slug);
  if (collection === undefined) throw new Error(`no food depends on ${slug}`);
  return collection;
}

/** Enqueues a refresh of the foods that a written entry of the dictionary, rule or category may affect. */
export const refreshAffectedFoods: CollectionAfterChangeHook<Written & { id: number }> = async ({
  collection,
  doc,
  operation,
  previousDoc,
  req,
}) => {
  const before = operation === 'create' ? null : previousDoc;
  await enqueueFoodRefresh(
    req,
    scopeOfChange({ collection: collectionOf(collection.slug), before, after: doc }),
  );
  return doc;
};

/** The same for a deleted one. */
export const refreshFoodsOfDeleted: CollectionAfterDeleteHook<Written & { id: number }> = async ({
  collection,
  doc,
  req,
}) => {
  await enqueueFoodRefresh(
    req,
    scopeOfChange({ collection: collectionOf(collection.slug), before: doc, after: null }),
  );
  return doc;
};
