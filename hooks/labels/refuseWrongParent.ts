import type { CollectionBeforeChangeHook } from 'payload';
import type { Allergen } from '../../payload-types.ts';
import { refuseParentCircle as refuse } from '../../src/services/labels/allergens.ts';

/** Refuses an allergen that is its own ancestor, because no declaration could prove its absence. */
export const refuseParentCircle: CollectionBeforeChangeHook<Allergen> = async ({
  data,
  originalDoc,
  req,
}) => {
  const { parent } = data;
  if (originalDoc !== undefined && typeof parent === 'number') {
    await refuse({ req, id: originalDoc.id, parent });
  }
  return data;
};
