import type { CollectionBeforeValidateHook } from 'payload';
import { claimIdempotencyKey } from '../../src/services/operations/idempotency.ts';

/** A write that was sent before under the same Idempotency-Key is answered by what it made then. */
export const replayIdempotentWrite: CollectionBeforeValidateHook = async ({ data, operation, req }) => {
  if (operation === 'create') await claimIdempotencyKey({ req, body: data ?? {} });
  return data;
};
