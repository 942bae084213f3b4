import type { CollectionAfterChangeHook } from 'payload';
import type { User } from '../../payload-types.ts';
import { settleConsents } from '../../src/services/accounts/consents/settleConsents.ts';

/** Records the consents that a write of the account gave or withdrew, and does what a withdrawal needs. */
export const recordConsents: CollectionAfterChangeHook<User> = async ({ doc, req }) => {
  await settleConsents({ req, user: doc.id });
  return doc;
};
