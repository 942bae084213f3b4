import type { CollectionAfterChangeHook } from 'payload';
import type { MealDiary } from '../../payload-types.ts';
import { settleIdempotencyKey as settle } from '../../src/services/operations/idempotency.ts';

export const settleIdempotencyKey: CollectionAfterChangeHook<MealDiary> = async ({ doc, operation, req }) => {
  if (operation === 'create') await settle({ req, diary: doc.id });
  return doc;
};
