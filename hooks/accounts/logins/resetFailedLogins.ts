import type { CollectionAfterLoginHook } from 'payload';
import { resetFailedLogins as resetLogins } from '../../../src/services/accounts/accountLimits.ts';

/** Resets the count of login attempts of this device after a successful login. */
export const resetFailedLogins: CollectionAfterLoginHook<{ id: number; email: string }> = async ({
  collection,
  req,
  user,
}) => {
  await resetLogins({ req, collection: collection.slug, email: user.email });
};
