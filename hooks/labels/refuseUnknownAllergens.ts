import type { CollectionBeforeChangeHook } from 'payload';
import type { Ingredient } from '../../payload-types.ts';
import { refuseUnknownAllergens as refuse } from '../../src/services/labels/allergens.ts';

/** Refuses an ingredient with an allergen that the collection does not have. */
export const refuseUnknownAllergensOfIngredient: CollectionBeforeChangeHook<Ingredient> = async ({
  data,
  originalDoc,
  req,
}) => {
  const [slugs, storedSlugs] = [wordsIn(data.allergens), wordsIn(originalDoc?.allergens)];
  await refuse({ req, slugs, storedSlugs, field: 'allergens' });
  return data;
};

function wordsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
}
