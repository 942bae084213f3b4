import type { CollectionBeforeOperationHook } from 'payload';
import { isAccountCollection } from '../../../src/domain/accounts/logins/sessions.ts';
import { redeemResetLink as redeem } from '../../../src/services/accounts/credentials/passwordReset.ts';

/** Uses up the link of a mail before Payload sets the new password in the same transaction. */
export const redeemResetLink: CollectionBeforeOperationHook = async ({
  args,
  collection: { slug },
  operation,
  req,
}) => {
  if (operation !== 'resetPassword' || !('data' in args) || !isAccountCollection(slug)) return args;
  return { ...args, data: await redeem(req, { collection: slug, input: args.data }) };
};
