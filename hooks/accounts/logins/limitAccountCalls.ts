import type { CollectionBeforeOperationHook } from 'payload';
import { limitAccountCall } from '../../../src/services/accounts/accountLimits.ts';

/**
 * Limits sign-ups, logins and password mails per IP address and per account. Calls of the server itself are not
 * limited.
 */
export const limitAccountCalls: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  if (overrideAccess !== true) {
    await limitAccountCall({
      req,
      collection: collection.slug,
      operation,
      data: 'data' in args ? args.data : undefined,
    });
  }
  return args;
};
