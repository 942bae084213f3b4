import { widerClasses, type IngredientClass } from '../ingredientClasses.ts';
import type { ShownThing } from './shownThing.ts';

interface Shown {
  readonly allergens?: readonly string[];
  readonly classes?: readonly IngredientClass[];
}

const meat = { classes: ['meat', 'not-vegan', 'not-vegetarian'] } as const satisfies Shown;
const seafood = { classes: ['seafood', 'not-vegan', 'not-vegetarian'] } as const satisfies Shown;
const dairy = { allergens: ['milk'], classes: ['dairy', 'not-vegan'] } as const satisfies Shown;

/**
 * What every food of a category has. Categories that also hold plant foods or mixed things are left out: cream holds
 * creamers, soy products hold wheat.
 */
const contentsOfCategories: Readonly<Record<string, Shown>> = {
  meat,
  beef: { ...meat, allergens: ['beef'] },
  pork: {
    allergens: ['pork'],
    classes: ['pork', 'not-vegan', 'not-vegetarian', 'not-halal'],
  },
  chicken: { ...meat, allergens: ['chicken'] },
  'fish-seafood': seafood,
  'raw-fish': { ...seafood, allergens: ['fish'] },
  'cooked-fish': { ...seafood, allergens: ['fish'] },
  'high-mercury-fish': { ...seafood, allergens: ['fish'] },
  'smoked-fish': { ...seafood, allergens: ['fish'] },
  'canned-fish': { ...seafood, allergens: ['fish'] },
  'fish-paste': { ...seafood, allergens: ['fish'] },
  'fish-roe': { ...seafood, allergens: ['fish'] },
  crustaceans: { ...seafood, allergens: ['crustaceans'] },
  cephalopods: { ...seafood, allergens: ['molluscs'] },
  shellfish: { ...seafood, allergens: ['molluscs'] },
  eggs: { allergens: ['egg'], classes: ['egg', 'not-vegan'] },
  milk: dairy,
  'flavoured-milk': dairy,
  yogurt: dairy,
  cheese: dairy,
  'unpasteurised-dairy': dairy,
  honey: { classes: ['honey', 'not-vegan'] },
  'animal-fats': { classes: ['animal', 'not-vegan'] },
  'fish-sauces': { ...seafood, allergens: ['fish'] },
  'soy-sauces': { allergens: ['soybean'] },
  'raw-fish-dishes': seafood,
  'raw-meat-dishes': meat,
};

const origin = { kind: 'category' } as const;
const thingsOfCategories: ReadonlyMap<string, ShownThing> = new Map(
  Object.entries(contentsOfCategories).map(([slug, { allergens = [], classes = [] }]) => [
    slug,
    // A category of fish shows no certain fish: its groups are there by a member.
    {
      origin,
      strength: 'certain',
      allergens,
      wholeGroups: [],
      classes: [...new Set(classes.flatMap(widerClasses))],
      names: [],
    },
  ]),
);

/** @param category slugs from the root down. */
export function shownByCategory(category: readonly string[] | null): readonly ShownThing[] {
  return (category ?? []).flatMap((slug) => thingsOfCategories.get(slug) ?? []);
}
