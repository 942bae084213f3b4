import type { CollectionAfterOperationHook } from 'payload';
import { z } from 'zod';
import { storeWrite } from '../../../src/services/operations/writes/idempotency.ts';

const identified = z.object({ id: z.number() });

/** Stores the answer of a create under an Idempotency-Key in the transaction of the create. */
export const storeKeyedWrite: CollectionAfterOperationHook = async ({
  collection,
  operation,
  overrideAccess,
  req,
  result,
}) => {
  // What the server itself creates meanwhile is not what the caller asked for.
  if (operation === 'create' && overrideAccess !== true)
    await storeWrite(req, {
      document: result,
      etag: req.responseHeaders?.get('etag') ?? null,
      owner: collection.slug === 'users' ? identified.parse(result).id : null,
    });
  return result;
};
