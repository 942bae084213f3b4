import type { CollectionAfterChangeHook } from 'payload';
import type { User } from '../../payload-types.ts';
import { completeSignUp } from '../../src/services/accounts/signUp.ts';

/** Writes the other two rows of a sign-up, and its mail's job, in the transaction of the user's own row. */
export const createMemberAndProfile: CollectionAfterChangeHook<User> = async ({ doc, operation, req }) => {
  if (operation === 'create') await completeSignUp({ req, user: doc });
  return doc;
};
