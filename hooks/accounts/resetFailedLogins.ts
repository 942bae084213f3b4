import type { CollectionAfterLoginHook } from 'payload';
import { resetFailedLogins as resetLogins } from '../../src/services/accounts/accountLimits.ts';

/** Resets the account's count of login attempts after a successful login. */
export const resetFailedLogins: CollectionAfterLoginHook<{ id: number; email: string }> = async ({
  collection,
  user,
}) => {
  await resetLogins({ collection: collection.slug, email: user.email });
};
