import type { CollectionAfterChangeHook } from 'payload';
import type { User } from '../../payload-types.ts';
import { forgetScansWithoutConsent as forget } from '../../src/services/foods/scanHistory.ts';

/** Who withdraws the consent to a scan history has none from that moment: both are one transaction. */
export const forgetScansWithoutConsent: CollectionAfterChangeHook<User> = async ({ doc, operation, req }) => {
  if (operation === 'update') await forget({ req, user: doc.id });
  return doc;
};
