import type { CollectionAfterChangeHook } from 'payload';
import type { User } from '../../payload-types.ts';
import { forgetScansWithoutConsent as forget } from '../../src/services/foods/scanHistory.ts';

/** Deletes the scan history in the transaction that withdraws the consent to it. */
export const forgetScansWithoutConsent: CollectionAfterChangeHook<User> = async ({ doc, operation, req }) => {
  if (operation === 'update') await forget({ req, user: doc.id });
  return doc;
};
