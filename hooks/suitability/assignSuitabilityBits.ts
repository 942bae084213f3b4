import type { CollectionAfterChangeHook } from 'payload';
import { assignSuitabilityBits as assignBits } from '../../src/services/suitability/suitabilityBits.ts';

/**
 * Assigns a bit to a new diet or allergen in the same transaction, so that foods can be judged and searched for it.
 */
export const assignSuitabilityBits: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  if (operation === 'create') await assignBits(req);
  return doc as unknown;
};
