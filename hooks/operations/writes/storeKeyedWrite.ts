import type { CollectionAfterOperationHook } from 'payload';
import { storeWrite } from '../../../src/services/operations/writes/idempotency.ts';

/** Stores the answer of a create under an Idempotency-Key in the transaction of the create. */
export const storeKeyedWrite: CollectionAfterOperationHook = async ({
  operation,
  overrideAccess,
  req,
  result,
}) => {
  // What the server itself creates meanwhile is not what the caller asked for.
  if (operation === 'create' && overrideAccess !== true)
    await storeWrite(req, { document: result, etag: req.responseHeaders?.get('etag') ?? null });
  return result;
};
