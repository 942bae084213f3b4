import type { CollectionBeforeOperationHook } from 'payload';
import { lockAccount as lock } from '../../src/services/accounts/lockAccount.ts';

/** Changes of one account wait for each other, from the reading to the commit. */
export const lockAccount: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'update') return args;
  // A member changes the own account alone, however the call names it.
  const id: unknown = req.user?.collection === 'users' ? req.user.id : 'id' in args ? args.id : undefined;
  if (typeof id === 'number' || typeof id === 'string') await lock({ req, user: Number(id) });
  return args;
};
