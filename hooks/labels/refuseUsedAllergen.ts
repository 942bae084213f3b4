import type { CollectionBeforeDeleteHook } from 'payload';
import { refuseUsedAllergen as refuse } from '../../src/services/labels/allergens.ts';

/** Labels would be read less surely without it. Profiles and foods may still name it, and then nothing is suitable. */
export const refuseUsedAllergen: CollectionBeforeDeleteHook = async ({ id, req }) => {
  if (typeof id === 'number') await refuse({ req, id });
};
