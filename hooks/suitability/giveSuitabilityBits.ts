import type { CollectionAfterChangeHook } from 'payload';
import { giveSuitabilityBits as give } from '../../src/services/suitability/suitabilityBits.ts';

/**
 * Assigns a bit to a new diet or allergen in the same transaction, so that foods can be judged and searched for it.
 */
export const giveSuitabilityBits: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  if (operation === 'create') await give(req);
  return doc as unknown;
};
