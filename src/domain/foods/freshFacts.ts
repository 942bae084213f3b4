import { allergenSlugs, withAncestors, type AllergenSlug } from '../suitability/facts/allergens.ts';
import type { AllergenFacts, FactsOfFood } from '../suitability/facts/facts.ts';
import {
  ingredientClassSlugs,
  narrowerClasses,
  type IngredientClass,
} from '../suitability/facts/ingredientClasses.ts';
import type { Dictionary, Ingredient } from '../labels/words/dictionary.ts';
import { wordKey } from '../labels/words/wordKey.ts';

/** What is known of a food that is one thing from nature, nothing added. */
export interface FreshFacts {
  readonly allergens: AllergenFacts;
  readonly ingredientClasses: FactsOfFood['ingredientClasses'];
  readonly ingredients: FactsOfFood['ingredients'];
}

/**
 * Categories of foods that grow, and the allergens that one or another food among them is. Whatever else is in the list
 * of allergens, none of these foods is or carries it. Sprouts, kimchi, canned and dried foods are not here: something
 * may have been added, such as sulphites to dried fruit.
 */
const plants: Readonly<Record<string, readonly AllergenSlug[]>> = {
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
 * @param of.category slugs from the root down.
 */
export function freshFacts(of: {
  kind: FactsOfFood['kind'];
  name: string;
  category: readonly string[] | null;
  dictionary: Dictionary;
}): FreshFacts | null {
  const { kind, name, category, dictionary } = of;
  if (kind !== 'fresh' || prepared.test(name)) return null;
  const leaf = category?.at(-1);
  const isRaw = /(?:^|[\s,(])(?:생것|날것|raw)(?:$|[\s,)])/iu.test(name);
  const known = knownBy(name, dictionary);
  // An import's own categories say nothing: then the name must say that the food is raw.
  if (known !== undefined && (leaf === undefined ? isRaw : namedOnly.has(leaf))) return factsOf(known);
  const perhaps = leaf === undefined ? undefined : plants[leaf];
  return perhaps === undefined ? null : factsOfPlant(perhaps);
}

/** "사과, 부사, 생것": the thing comes first, then its variety and state. */
function knownBy(name: string, dictionary: Dictionary): Ingredient | undefined {
  const [first = ''] = name.split(/[,(]/u);
  const ingredient = dictionary.find(wordKey(first));
  return ingredient === undefined || ingredient.isOpaque ? undefined : ingredient;
}

function factsOf({ allergens, wholeGroups, classes, lineage }: Ingredient): FreshFacts {
  const present = new Set<string>(allergens.flatMap((slug) => [...withAncestors(slug)]));
  const whole = new Set<string>(wholeGroups);
  return {
    allergens: {
      scheme: null,
      contains: allergenSlugs.filter((slug) => allergens.includes(slug)),
      mayContain: [],
      byMember: allergens.filter((slug) => !whole.has(slug)),
      absent: allergenSlugs.filter(
        (slug) => !present.has(slug) && ![...withAncestors(slug)].some((group) => whole.has(group)),
      ),
    },
    ingredientClasses: {
      present: classes,
      absent: ingredientClassSlugs.filter((slug) => !classes.includes(slug)),
    },
    ingredients: { names: lineage, isComplete: true },
  };
}

function factsOfPlant(perhaps: readonly AllergenSlug[]): FreshFacts {
  return {
    allergens: {
      scheme: null,
      contains: [],
      mayContain: [],
      absent: allergenSlugs.filter((slug) => !perhaps.includes(slug)),
    },
    ingredientClasses: { present: [], absent: ingredientClassSlugs.filter((slug) => plantFree.has(slug)) },
    ingredients: null,
  };
}
