import type { CollectionBeforeDeleteHook } from 'payload';
import { eraseMember as erase } from '../../src/services/accounts/eraseMember.ts';

/** Deleting an account deletes its health profile and public face with it; PostgreSQL would keep both. */
export const eraseMember: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await erase({ req, user: id });
};
