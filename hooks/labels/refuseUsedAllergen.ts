import type { CollectionBeforeDeleteHook } from 'payload';
import { refuseUsedAllergen as refuse } from '../../src/services/labels/allergens.ts';

/**
 * Refuses to delete an allergen that the dictionary or a rule uses, because label reading depends on it. Profiles and
 * foods may still name a deleted allergen; for them no food is suitable.
 */
export const refuseUsedAllergen: CollectionBeforeDeleteHook = async ({ id, req }) => {
  if (typeof id === 'number') await refuse({ req, id });
};
