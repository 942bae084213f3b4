import type { CollectionBeforeOperationHook } from 'payload';
import { isAccountCollection } from '../../../src/domain/accounts/logins/sessions.ts';
import { loginCredentials } from '../../../src/services/accounts/credentials/loginCredentials.ts';

/** Brings the address and the password of a login into their normal forms, in which they are stored. */
export const normalizeCredentials: CollectionBeforeOperationHook = async ({
  args,
  collection: { slug },
  operation,
  req,
}) => {
  if (operation !== 'login' || !('data' in args) || !isAccountCollection(slug)) return args;
  return { ...args, data: await loginCredentials(req, { collection: slug, input: args.data }) };
};
