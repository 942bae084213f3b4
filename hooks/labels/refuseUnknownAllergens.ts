import type { CollectionBeforeChangeHook } from 'payload';
import type { Ingredient } from '../../payload-types.ts';
import { refuseUnknownSlugs, slugsOfList } from '../../src/services/operations/input/refuseUnknownSlugs.ts';

/** Refuses an ingredient with an allergen that the collection does not have. */
export const refuseUnknownAllergensOfIngredient: CollectionBeforeChangeHook<Ingredient> = async ({
  data,
  originalDoc,
  req,
}) => {
  await refuseUnknownSlugs(req, 'allergens', {
    sent: slugsOfList(data.allergens, 'allergens'),
    storedSlugs: slugsOfList(originalDoc?.allergens, 'allergens').map(({ slug }) => slug),
  });
  return data;
};
