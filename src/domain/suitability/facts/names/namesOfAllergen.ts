import type { Dictionary } from '../../../labels/words/dictionary.ts';
import { ingredientKey } from '../ingredientNames.ts';

/**
 * The ingredients that an allergen means by its own name: a person who avoids 토마토 avoids what is declared as tomato. Its
 * synonyms are narrower (an oyster is shellfish), so they do not count. Its slug is a name as well.
 *
 * @returns names made by `ingredientKey`.
 */
export function namesOfAllergen(slug: string, { allergens, nameOf }: Dictionary): readonly string[] {
  return [...allergens.withAncestors(slug)].flatMap((one) => {
    const { ko, en } = allergens.nameOf(one);
    // People say "gluten" where the law says "cereals containing gluten".
    return [ko, en, one.replaceAll('-', ' ')]
      .flatMap((name) => [name, nameOf(name) ?? name])
      .map(ingredientKey);
  });
}
