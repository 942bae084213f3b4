import type { CollectionBeforeOperationHook } from 'payload';
import { refuseSilenced } from '../../src/services/community/moderation/refuseSilenced.ts';

/**
 * Refuses what a suspended or muted member would write or change. It locks the account before anything else, as every
 * work on several rows does. Deleting one's own is always possible.
 */
export const refuseSilencedWriter: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation === 'create' || operation === 'update') await refuseSilenced(req);
  return args;
};
