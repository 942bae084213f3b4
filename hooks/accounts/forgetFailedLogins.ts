import type { CollectionAfterLoginHook } from 'payload';
import { forgetFailedLogins as forget } from '../../src/services/accounts/accountLimits.ts';

/** The right password starts the account's count of attempts anew. */
export const forgetFailedLogins: CollectionAfterLoginHook<{ id: number; email: string }> = async ({
  collection,
  user,
}) => {
  await forget({ collection: collection.slug, email: user.email });
};
