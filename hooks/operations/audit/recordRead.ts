import type { CollectionAfterOperationHook } from 'payload';
import { z } from 'zod';
import { recordWork } from '../../../src/services/accounts/audit/recordWork.ts';

const identified = z.object({ id: z.number() });
const found = z.union([
  z.object({ docs: z.array(identified) }).transform(({ docs }) => docs),
  identified.transform((doc) => [doc]),
]);

/** Records which documents of members staff have read: the answer goes out only with the entries. */
export const recordRead: CollectionAfterOperationHook = async ({
  collection,
  operation,
  overrideAccess,
  req,
  result,
}) => {
  const isRead = operation === 'find' || operation === 'findByID';
  // What the server itself reads meanwhile is not shown to the caller.
  if (!isRead || overrideAccess === true || req.user?.collection !== 'staff') return result;
  const documents = found.parse(result).map(({ id }) => id);
  await recordWork(req, { action: 'read', collection: collection.slug, documents });
  return result;
};
