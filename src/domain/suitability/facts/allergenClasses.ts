import { isAllergenSlug, type AllergenSlug } from './allergens.ts';
import { ingredientClassSlugs, widerClasses, type IngredientClass } from './ingredientClasses.ts';

const dairy: readonly IngredientClass[] = ['dairy', 'not-vegan'];
const egg: readonly IngredientClass[] = ['egg', 'not-vegan'];
const seafood: readonly IngredientClass[] = ['seafood', 'not-vegan', 'not-vegetarian'];
const meat: readonly IngredientClass[] = ['meat', 'not-vegan', 'not-vegetarian', 'halal-unstated'];
const nothing: readonly IngredientClass[] = [];

/** The classes of ingredients that an allergen in a food tells of: who declares milk has dairy in it. */
const classesByAllergen: Readonly<Record<AllergenSlug, readonly IngredientClass[]>> = {
  egg,
  milk: dairy,
  buckwheat: nothing,
  peanut: nothing,
  soybean: nothing,
  wheat: nothing,
  mackerel: seafood,
  crab: seafood,
  shrimp: seafood,
  pork: ['pork', 'not-vegan', 'not-vegetarian', 'not-halal'],
  peach: nothing,
  tomato: nothing,
  sulphites: nothing,
  walnut: ['nuts'],
  chicken: meat,
  beef: meat,
  squid: seafood,
  shellfish: seafood,
  'pine-nut': ['nuts'],
  gluten: nothing,
  crustaceans: seafood,
  fish: seafood,
  'tree-nuts': ['nuts'],
  celery: nothing,
  mustard: nothing,
  sesame: ['seeds'],
  lupin: nothing,
  molluscs: seafood,
};

/** The classes, wider ones included, that a food has for the allergens that it contains; in the order of all classes. */
export function classesOfAllergens(contains: readonly string[]): IngredientClass[] {
  const classes = new Set(
    contains.filter(isAllergenSlug).flatMap((slug) => classesByAllergen[slug].flatMap(widerClasses)),
  );
  return ingredientClassSlugs.filter((slug) => classes.has(slug));
}
