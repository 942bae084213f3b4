import type { CollectionBeforeChangeHook } from 'payload';
import type { Allergen } from '../../payload-types.ts';
import { refuseParentCircle as refuse } from '../../src/services/labels/allergens.ts';

/** An allergen that is above itself would be proven absent by nothing. */
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
