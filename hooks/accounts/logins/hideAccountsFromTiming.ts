import type { CollectionBeforeOperationHook } from 'payload';
import { evenOutLogin } from '../../../src/services/accounts/unknownAccount.ts';

/** Makes a login with an unknown address take as long as a login with a wrong password. */
export const hideAccountsFromTiming: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  req,
}) => {
  if (operation === 'login' && 'data' in args) {
    await evenOutLogin({
      req,
      collection: collection.slug === 'staff' ? 'staff' : 'users',
      credentials: args.data,
    });
  }
  return args;
};
