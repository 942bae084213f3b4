import type { CollectionAfterChangeHook } from 'payload';
import type { User } from '../../payload-types.ts';
import { completeSignUp } from '../../src/services/accounts/signUp.ts';

/**
 * Creates the member, the health profile and the job for the confirmation mail in the transaction of the new user.
 */
export const createMemberAndProfile: CollectionAfterChangeHook<User> = async ({
  data,
  doc,
  operation,
  req,
}) => {
  if (operation === 'create') await completeSignUp({ req, user: doc, input: data });
  return doc;
};
