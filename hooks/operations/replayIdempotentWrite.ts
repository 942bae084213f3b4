import type { CollectionBeforeValidateHook } from 'payload';
import { claimIdempotencyKey } from '../../src/services/operations/idempotency.ts';

/** Answers a repeated write with the same Idempotency-Key by the document that the first one created. */
export const replayIdempotentWrite: CollectionBeforeValidateHook = async ({ data, operation, req }) => {
  if (operation === 'create') await claimIdempotencyKey({ req, body: data ?? {} });
  return data;
};
