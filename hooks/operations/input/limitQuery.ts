import type { CollectionBeforeOperationHook } from 'payload';
import { checkedQuery } from '../../../src/services/operations/input/checkQuery.ts';

/**
 * Checks the query of every call that does not override the access: how many documents, which filter, order and
 * selection, and only by fields that the caller may read. Documents that Payload itself reads to fill in relations are not counted.
 */
export const limitQuery: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  const isPopulation = 'disableErrors' in args && args.disableErrors === true;
  if (overrideAccess === true || isPopulation) return args;
  return checkedQuery(args, { collection, operation, req });
};
