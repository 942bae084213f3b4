import type { CollectionAfterChangeHook } from 'payload';
import type { MealDiary } from '../../payload-types.ts';
import { completeIdempotencyKey as complete } from '../../src/services/operations/idempotency.ts';

export const completeIdempotencyKey: CollectionAfterChangeHook<MealDiary> = async ({
  doc,
  operation,
  req,
}) => {
  if (operation === 'create') await complete({ req, diary: doc.id });
  return doc;
};
