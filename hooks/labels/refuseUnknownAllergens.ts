import type { CollectionBeforeChangeHook } from 'payload';
import type { Ingredient } from '../../payload-types.ts';
import { refuseUnknownSlugs } from '../../src/services/operations/input/refuseUnknownSlugs.ts';

/** Refuses an ingredient with an allergen that the collection does not have. */
export const refuseUnknownAllergensOfIngredient: CollectionBeforeChangeHook<Ingredient> = async ({
  data,
  originalDoc,
  req,
}) => {
  const [slugs, storedSlugs] = [wordsIn(data.allergens), wordsIn(originalDoc?.allergens)];
  await refuseUnknownSlugs(req, 'allergens', { slugs, storedSlugs, field: 'allergens' });
  return data;
};

function wordsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
}
