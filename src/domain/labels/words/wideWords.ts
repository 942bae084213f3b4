import type { Ingredient } from './ingredient.ts';

/**
 * Allergens that a wide word of a sentence may mean, besides those that it always means. The key is the name of the
 * dictionary. A group of the list of allergens stands for its members.
 */
const slugsByIngredient: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    // Korea lists pine nuts by themselves, and many people count peanuts as nuts.
    견과류: ['tree-nuts', 'pine-nut', 'peanut'],
    해물: ['fish', 'crustaceans', 'molluscs'],
    육류: ['pork', 'beef', 'chicken'],
    수산가공품: ['fish', 'crustaceans', 'molluscs'],
    등푸른생선: ['mackerel'],
    육가공품: ['pork', 'beef', 'chicken'],
    양념육: ['pork', 'beef', 'chicken'],
    가금류: ['chicken'],
    곡류: ['gluten', 'buckwheat'],
    종실류: ['sesame', 'mustard'],
    두류: ['soybean', 'peanut', 'lupin'],
    과일: ['peach', 'tomato'],
    채소: ['tomato', 'celery'],
    향신료: ['mustard', 'celery'],
  }),
);

/** Words that mean more than the ingredient that the dictionary finds for them. The key is made by `wordKey`. */
const slugsByKey: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'tree nut': ['tree-nuts', 'pine-nut'],
    shellfish: ['crustaceans', 'molluscs'],
    // Any bean. It is also what remains of a peanut (땅콩) whose first letter is lost.
    콩: ['soybean', 'peanut', 'lupin'],
  }),
);

/** The allergens that a word may mean; empty for a word that means one thing. */
export function allergensOfWideWord(key: string, ingredient: Ingredient | null): readonly string[] {
  return (
    slugsByKey.get(key) ?? (ingredient === null ? undefined : slugsByIngredient.get(ingredient.name)) ?? []
  );
}
