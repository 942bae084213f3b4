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

/** What is known of a food that is one thing from nature, nothing added. */
export interface FreshFacts {
  readonly allergens: AllergenFacts;
  readonly ingredientClasses: FactsOfFood['ingredientClasses'];
  readonly ingredients: FactsOfFood['ingredients'];
}

/**
 * The allergens that this file knows about. What a fresh food is proves the absence of these alone: of an allergen that
 * staff have added, a category or an older entry of the dictionary may say nothing.
 */
const knownHere: ReadonlySet<string> = new Set(
  `
  egg milk buckwheat peanut soybean wheat mackerel crab shrimp pork peach tomato sulphites walnut
  chicken beef squid shellfish pine-nut gluten crustaceans fish tree-nuts celery mustard sesame lupin
  molluscs
`
    .trim()
    .split(/\s+/u),
);

/**
 * Categories of foods that grow, and the allergens that one or another food among them is. Of all others that are
 * known here, none of these foods is or carries one. Sprouts, kimchi, canned and dried foods are not here: something
 * may have been added, such as sulphites to dried fruit.
 */
const plants: Readonly<Record<string, readonly string[]>> = {
  rice: [],
  'whole-grains': ['buckwheat', 'wheat', 'gluten'],
  tubers: [],
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

/** Categories of which a name that the dictionary knows tells all: one animal, one nut, one alga. */
const namedOnly: ReadonlySet<string> = new Set([
  ...Object.keys(plants),
  'nuts',
  'seeds',
  'seaweed',
  'raw-beef',
  'raw-pork',
  'raw-chicken',
  'raw-poultry',
  'raw-lamb',
  'raw-offal',
  'raw-fish',
  'high-mercury-fish',
  'raw-crustaceans',
  'raw-shellfish',
  'raw-cephalopods',
  'other-seafood',
  'raw-eggs',
]);

/** Words in a name that tell of more than the thing itself. */
const prepared =
  /조미|양념|젓갈|통조림|캔|잼|염장|절임|장아찌|튀|볶음|무침|조림|가당|시럽|당침|과자|음료|주스|소스|훈제|햄|소시지|분유|치즈|가공|제품|혼합|믹스|김치|seasoned|canned|jam|pickled|fried|smoked|salted|syrup|sweetened|candied|mix|with\b|breaded|marinated/iu;

const plantFree: ReadonlySet<IngredientClass> = new Set([
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
 * Facts of a fresh food, by what it is: a fresh apple is vegan, halal, and without milk, though no pack says so. Null
 * where that is not safe to say: foods that are not fresh or were prepared, and categories that hold different things
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
  if (kind !== 'fresh' || prepared.test(name)) return null;
  const leaf = category?.at(-1);
  const isRaw = /(?:^|[\s,(])(?:생것|날것|raw)(?:$|[\s,)])/iu.test(name);
  const known = knownBy(name, dictionary);
  // An import's own categories say nothing: then the name must say that the food is raw.
  if (known !== undefined && (leaf === undefined ? isRaw : namedOnly.has(leaf)))
    return factsOf(known, dictionary.allergens);
  const perhaps = leaf === undefined ? undefined : plants[leaf];
  return perhaps === undefined ? null : factsOfPlant(perhaps, dictionary.allergens);
}

/** "사과, 부사, 생것": the thing comes first, then its variety and state. */
function knownBy(name: string, dictionary: Dictionary): Ingredient | undefined {
  const [first = ''] = name.split(/[,(]/u);
  const ingredient = dictionary.find(wordKey(first));
  return ingredient === undefined || ingredient.isOpaque ? undefined : ingredient;
}

function factsOf(
  { allergens: carried, wholeGroups, classes, lineage }: Ingredient,
  allergens: Allergens,
): FreshFacts {
  const present = new Set(carried.flatMap((slug) => [...allergens.withAncestors(slug)]));
  const whole = new Set(wholeGroups);
  return {
    allergens: {
      scheme: null,
      contains: allergens.inOrder(carried),
      mayContain: [],
      byMember: carried.filter((slug) => !whole.has(slug)),
      absent: absentAmong(allergens, (slug) => !present.has(slug)).filter(
        (slug) => ![...allergens.withAncestors(slug)].some((group) => whole.has(group)),
      ),
    },
    ingredientClasses: {
      present: classes,
      absent: ingredientClassSlugs.filter((slug) => !classes.includes(slug)),
    },
    ingredients: { names: lineage, isComplete: true },
  };
}

function factsOfPlant(perhaps: readonly string[], allergens: Allergens): FreshFacts {
  return {
    allergens: {
      scheme: null,
      contains: [],
      mayContain: [],
      absent: absentAmong(allergens, (slug) => !perhaps.includes(slug)),
    },
    ingredientClasses: { present: [], absent: ingredientClassSlugs.filter((slug) => plantFree.has(slug)) },
    ingredients: null,
  };
}

/** A group is absent when each of its members is known here and absent as well. */
function absentAmong({ slugs, withDescendants }: Allergens, isAbsent: (slug: string) => boolean): string[] {
  return slugs.filter((slug) =>
    [...withDescendants(slug)].every((member) => knownHere.has(member) && isAbsent(member)),
  );
}
