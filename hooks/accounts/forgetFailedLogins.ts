import type { CollectionAfterLoginHook } from 'payload';
import { forgetFailedLogins as forget } from '../../src/services/accounts/accountLimits.ts';

/** Resets the account's count of login attempts after a successful login. */
export const forgetFailedLogins: CollectionAfterLoginHook<{ id: number; email: string }> = async ({
  collection,
  user,
}) => {
  await forget({ collection: collection.slug, email: user.email });
};
