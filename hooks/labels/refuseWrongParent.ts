import type { CollectionBeforeChangeHook } from 'payload';
import type { Allergen } from '../../payload-types.ts';
import { refuseWrongParent as refuse } from '../../src/services/labels/allergens.ts';

/** Refuses an allergen that is its own ancestor, because no declaration could prove its absence. */
export const refuseWrongParent: CollectionBeforeChangeHook<Allergen> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const { parent } = data;
  // In a create, Payload passes no document, an empty one or the one that it copies.
  const id = operation === 'update' ? originalDoc?.id : undefined;
  if (typeof parent === 'number') await refuse({ req, id, parent });
  return data;
};
