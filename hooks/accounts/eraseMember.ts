import type { CollectionBeforeDeleteHook } from 'payload';
import { eraseMember as erase } from '../../src/services/accounts/eraseMember.ts';

/** Deletes the personal data of an account together with the account. The foreign keys alone would keep it. */
export const eraseMember: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await erase({ req, user: id });
};
