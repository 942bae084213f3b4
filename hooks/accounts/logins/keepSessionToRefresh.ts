import type { CollectionBeforeOperationHook } from 'payload';
import { keepSession } from '../../../src/services/accounts/sessions/keepSession.ts';

/** Locks the session that a refresh extends, so that it does not end meanwhile. */
export const keepSessionToRefresh: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation === 'refresh') await keepSession(req);
  return args;
};
