import type { Allergens } from '../suitability/facts/allergens.ts';
import type { AllergenFacts, FactsOfFood } from '../suitability/facts/facts.ts';
import {
  ingredientClassSlugs,
  narrowerClasses,
  type IngredientClass,
} from '../suitability/facts/ingredientClasses.ts';
import type { Dictionary } from '../labels/words/dictionary.ts';
import type { Ingredient } from '../labels/words/ingredient.ts';
import { wordKey } from '../labels/words/wordKey.ts';

/** The facts of a fresh food without additions. */
export interface FreshFacts {
  readonly allergens: AllergenFacts;
  readonly ingredientClasses: FactsOfFood['ingredientClasses'];
  readonly ingredients: FactsOfFood['ingredients'];
}

/**
 * The allergens that this file covers. The kind of a fresh food proves the absence of these alone. For an allergen that
 * staff have added, a category or an older entry of the dictionary may be incomplete.
 */
const coveredAllergens: ReadonlySet<string> = new Set(
  `
  egg milk buckwheat peanut soybean wheat mackerel crab shrimp pork peach tomato sulphites walnut
  chicken beef squid shellfish pine-nut gluten crustaceans fish tree-nuts celery mustard sesame lupin
  molluscs
`
    .trim()
    .split(/\s+/u),
);

/**
 * Categories of plants, each with the allergens that some of its foods are. No food of the category is or carries any
 * other covered allergen. Sprouts, kimchi, canned and dried foods are left out, because something may have been added,
 * such as sulphites to dried fruit.
 */
const allergensOfPlantCategories: Readonly<Record<string, readonly string[]>> = {
  rice: [],
  'whole-grains': ['buckwheat', 'wheat', 'gluten'],
  tubers: [],
  konjac: [],
  'leafy-vegetables': ['celery', 'mustard'],
  'root-vegetables': ['celery', 'mustard'],
  'fruiting-vegetables': ['tomato'],
  'stem-vegetables': ['celery', 'mustard'],
  'mountain-greens': ['celery', 'mustard'],
  mushrooms: [],
  citrus: [],
  'pome-stone-fruit': ['peach'],
  'berries-grapes': [],
  'tropical-fruit': [],
  'star-fruit': [],
  melons: [],
  beans: ['soybean', 'peanut', 'lupin'],
};

/** Categories in which a name of the dictionary tells everything: one animal, one nut, one alga. */
const singleFoodCategories: ReadonlySet<string> = new Set([
  ...Object.keys(allergensOfPlantCategories),
  'nuts',
  'seeds',
  'seaweed',
  'raw-beef',
  'raw-pork',
  'raw-chicken',
  'raw-poultry',
  'raw-lamb',
  'raw-offal',
  'liver',
  'raw-fish',
  'high-mercury-fish',
  'raw-crustaceans',
  'raw-shellfish',
  'raw-cephalopods',
  'other-seafood',
  'raw-eggs',
]);

/** Words in a name that show that the food was prepared or something was added. */
const preparationPattern =
  /조미|양념|젓갈|통조림|캔|잼|염장|절임|장아찌|튀|볶음|무침|조림|가당|시럽|당침|과자|음료|주스|소스|훈제|햄|소시지|분유|치즈|가공|제품|혼합|믹스|김치|seasoned|canned|jam|pickled|fried|smoked|salted|syrup|sweetened|candied|mix|with\b|breaded|marinated/iu;

const classesAbsentFromPlants: ReadonlySet<IngredientClass> = new Set([
  ...narrowerClasses('animal'),
  'animal-origin-unstated',
  'bone-char-sugar',
  'alcohol',
  'iodised-salt',
  'fructose-syrup',
  'potassium-salt',
  'phosphate-additive',
  'partially-hydrogenated-oil',
  'added-sugar',
  'red-colouring',
  'not-vegan',
  'vegan-unstated',
  'not-vegetarian',
  'vegetarian-unstated',
  'not-halal',
  'halal-unstated',
]);

/**
 * The facts of a fresh food by its kind: a fresh apple is vegan, halal and free of milk, although no pack says so. Null
 * where that is not safe: for foods that are not fresh or were prepared, and for categories with different things,
 * unless the dictionary knows the name.
 *
 * @param input.category slugs from the root down.
 */
export function freshFacts({
  kind,
  name,
  category,
  dictionary,
}: {
  kind: FactsOfFood['kind'];
  name: string;
  category: readonly string[] | null;
  dictionary: Dictionary;
}): FreshFacts | null {
  if (kind !== 'fresh' || preparationPattern.test(name)) return null;
  const leaf = category?.at(-1);
  const isRaw = /(?:^|[\s,(])(?:생것|날것|raw)(?:$|[\s,)])/iu.test(name);
  const ingredient = ingredientOfName(name, dictionary);
  // Foods of an import have no category of ours. Then the name must say that the food is raw.
  if (ingredient !== undefined && (leaf === undefined ? isRaw : singleFoodCategories.has(leaf)))
    return factsOfIngredient(ingredient, dictionary.allergens);
  const possibleAllergens = leaf === undefined ? undefined : allergensOfPlantCategories[leaf];
  return possibleAllergens === undefined ? null : factsOfPlant(possibleAllergens, dictionary.allergens);
}

/** "사과, 부사, 생것": first the food, then its variety and state. */
function ingredientOfName(name: string, dictionary: Dictionary): Ingredient | undefined {
  const [first = ''] = name.split(/[,(]/u);
  const ingredient = dictionary.find(wordKey(first));
  return ingredient === undefined || ingredient.isOpaque ? undefined : ingredient;
}

function factsOfIngredient(
  { allergens: carried, wholeGroups, classes, lineage }: Ingredient,
  allergens: Allergens,
): FreshFacts {
  const presentAllergens = new Set(carried.flatMap((slug) => [...allergens.withAncestors(slug)]));
  const wholeGroupSet = new Set(wholeGroups);
  return {
    allergens: {
      scheme: null,
      contains: allergens.inOrder(carried),
      mayContain: [],
      byMember: carried.filter((slug) => !wholeGroupSet.has(slug)),
      absent: absentAllergens(allergens, (slug) => !presentAllergens.has(slug)).filter(
        (slug) => ![...allergens.withAncestors(slug)].some((group) => wholeGroupSet.has(group)),
      ),
    },
    ingredientClasses: {
      present: classes,
      absent: ingredientClassSlugs.filter((slug) => !classes.includes(slug)),
    },
    ingredients: { names: lineage, isComplete: true },
  };
}

function factsOfPlant(possibleAllergens: readonly string[], allergens: Allergens): FreshFacts {
  return {
    allergens: {
      scheme: null,
      contains: [],
      mayContain: [],
      absent: absentAllergens(allergens, (slug) => !possibleAllergens.includes(slug)),
    },
    ingredientClasses: {
      present: [],
      absent: ingredientClassSlugs.filter((slug) => classesAbsentFromPlants.has(slug)),
    },
    ingredients: null,
  };
}

/** A group is absent when all of its members are covered here and absent. */
function absentAllergens(
  { slugs, withDescendants }: Allergens,
  isAbsent: (slug: string) => boolean,
): string[] {
  return slugs.filter((slug) =>
    [...withDescendants(slug)].every((member) => coveredAllergens.has(member) && isAbsent(member)),
  );
}
