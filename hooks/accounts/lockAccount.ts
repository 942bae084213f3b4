import type { CollectionBeforeOperationHook } from 'payload';
import { lockAccount as lock } from '../../src/services/accounts/lockAccount.ts';

/** Locks the account from the read to the commit, so that two changes of one account run one after the other. */
export const lockAccount: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'update') return args;
  // A member can change only their own account, whatever the request selects.
  const id: unknown = req.user?.collection === 'users' ? req.user.id : 'id' in args ? args.id : undefined;
  if (typeof id === 'number' || typeof id === 'string') await lock({ req, user: Number(id) });
  return args;
};
