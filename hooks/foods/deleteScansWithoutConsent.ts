import type { CollectionAfterChangeHook } from 'payload';
import type { User } from '../../payload-types.ts';
import { deleteScansWithoutConsent as deleteScans } from '../../src/services/foods/scanHistory.ts';

/** Deletes the scan history in the transaction that withdraws the consent to it. */
export const deleteScansWithoutConsent: CollectionAfterChangeHook<User> = async ({ doc, operation, req }) => {
  if (operation === 'update') await deleteScans({ req, user: doc.id });
  return doc;
};
