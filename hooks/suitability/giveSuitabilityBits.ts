import type { CollectionAfterChangeHook } from 'payload';
import { giveSuitabilityBits as give } from '../../src/services/suitability/suitabilityBits.ts';

/** A new diet or allergen gets its bit with the same write, so that foods can be judged and searched for it. */
export const giveSuitabilityBits: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  if (operation === 'create') await give(req);
  return doc as unknown;
};
