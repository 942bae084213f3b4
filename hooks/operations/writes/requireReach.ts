import type { CollectionBeforeOperationHook } from 'payload';
import { requireReach as require } from '../../../src/services/operations/writes/reach.ts';

/** Answers 404 to a logged-in caller for a document that does not exist or that they may not see, before it is locked. */
export const requireReach: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  const isChange = operation === 'update' || operation === 'delete';
  if (!isChange || overrideAccess === true || req.user === null || !('id' in args)) return args;
  const { id, trash = false } = args;
  // A bulk operation of the Local API. It changes only what the caller may change.
  if (typeof id === 'undefined') return args;
  await require({ req, collection, id, operation, trash });
  return args;
};
