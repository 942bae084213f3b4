import type { CollectionBeforeDeleteHook } from 'payload';
import { freeUsername as free } from '../../src/services/accounts/names/usernames.ts';

/** Lets the name of an account rest that is deleted. */
export const freeUsername: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await free({ req, user: Number(id) });
};
