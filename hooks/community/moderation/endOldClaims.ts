import type { CollectionBeforeOperationHook } from 'payload';
import { endOldClaims as endClaims } from '../../../src/services/community/moderation/cases/claimCase.ts';

const reads = ['read', 'count', 'readDistinct'];

/** Before moderators read cases, those whose claims are over wait again. */
export const endOldClaims: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (reads.includes(operation) && req.user?.collection === 'staff') await endClaims(req);
  return args;
};
