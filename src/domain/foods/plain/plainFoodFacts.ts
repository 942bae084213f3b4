import type { Allergens } from '../../suitability/facts/allergens.ts';
import type { AllergenFacts, FactsOfFood, FactSource } from '../../suitability/facts/facts.ts';
import { ingredientClassSlugs } from '../../suitability/facts/ingredientClasses.ts';
import type { Dictionary } from '../../labels/words/dictionary.ts';
import type { Ingredient } from '../../labels/words/ingredient.ts';
import { wordKey } from '../../labels/words/wordKey.ts';
import {
  otherNames,
  plainFoodGroups,
  plainStates,
  preparationPattern,
  roastedWords,
  varieties,
  waterCooked,
  type PlainFoodGroup,
} from './plainFoodTable.ts';
import { inNormalForm } from '../../normalForm.ts';

/** The facts of a food whose name is its list of ingredients. */
export interface PlainFoodFacts {
  readonly allergens: AllergenFacts;
  readonly ingredientClasses: FactsOfFood['ingredientClasses'];
  readonly ingredients: FactsOfFood['ingredients'];
  /** Says that such a food is plain. */
  readonly source: FactSource;
}

/**
 * The allergens that the table of plain foods covers. A kind proves the absence of these alone. For an allergen that
 * staff have added, the table and older entries of the dictionary may be incomplete.
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

const groupsByKind = groupedByKind();
const otherKeys: ReadonlySet<string> = new Set(otherNames.map(wordKey));

/**
 * The facts of a food that is its own list: a fresh apple is vegan, halal and free of milk, although no pack says so.
 * Null unless every word of the name is understood, and the kind stands in the table for the food's category.
 *
 * @param input.category slugs from the root down. Without one, the name must say that the food is raw.
 */
export function plainFoodFacts({
  kind,
  name,
  category,
  dictionary,
}: {
  kind: FactsOfFood['kind'];
  name: string;
  category: readonly string[] | null;
  dictionary: Dictionary;
}): PlainFoodFacts | null {
  if (kind === 'custom') return null;
  const reading = readPlainName(name, dictionary);
  if (reading === null) return null;
  const leaf = category?.at(-1);
  const group = groupsByKind
    .get(reading.ingredient.name)
    ?.find(({ categories }) => (leaf === undefined ? reading.isRaw : categories.includes(leaf)));
  if (group === undefined) return null;
  // A dish or a pack of this name may be anything, unless the name says that it is only cooked in water.
  if (kind === 'processed' && !group.isStaple) return null;
  if (kind === 'cooked' && !group.isStaple && !reading.isWaterCooked) return null;
  const facts = factsOfKind(reading.ingredient, group, dictionary.allergens);
  return reading.isRoasted ? { ...facts, allergens: { ...facts.allergens, absent: [] } } : facts;
}

interface PlainName {
  readonly ingredient: Ingredient;
  readonly isRaw: boolean;
  readonly isWaterCooked: boolean;
  readonly isRoasted: boolean;
}

/** Reads "사과, 부사, 생것": first the kind, then its varieties and states. Null where one word is not understood. */
function readPlainName(name: string, dictionary: Dictionary): PlainName | null {
  const [head = '', ...remarks] = inNormalForm(name, 'NFKC')
    .toLowerCase()
    .split(/[,(·]/u)
    .map((part) => part.replaceAll(')', '').trim());
  const isRaw = [head, ...remarks].some((part) => /(?:^|\s)(?:생것|날것|raw)(?:$|\s)/u.test(part));
  const headWords = head.split(/\s+/u);
  const ingredient = kindOf(headWords, dictionary);
  if (ingredient === undefined || ingredient.isOpaque) return null;
  const isUnderstood = remarks.every(
    (remark) =>
      remark === '' ||
      plainStates.has(remark) ||
      varieties.has(remark) ||
      roastedWords.has(remark) ||
      /^지방 \d+%$/u.test(remark) ||
      dictionary.find(wordKey(remark)) === ingredient,
  );
  // Tables of raw foods name a variety that we need not know: "사과, 금홍봉, 생것".
  return isUnderstood || (isRaw && !preparationPattern.test(name))
    ? {
        ingredient,
        isRaw,
        isWaterCooked: headWords.some((word) => waterCooked.has(word)),
        isRoasted:
          [...headWords, ...remarks].some((word) => roastedWords.has(word)) || /^볶은|^군밤/u.test(head),
      }
    : null;
}

/** The kind that a name means: all of its words, or those that are no state, variety or cut. */
function kindOf(headWords: readonly string[], dictionary: Dictionary): Ingredient | undefined {
  const whole = kindNamed(headWords.join(' '), dictionary);
  if (whole !== undefined) return whole;
  const kindWords = headWords.filter(
    (word) =>
      !plainStates.has(word) && !waterCooked.has(word) && !varieties.has(word) && !roastedWords.has(word),
  );
  return kindWords.length === headWords.length ? undefined : kindNamed(kindWords.join(' '), dictionary);
}

/** The ingredient with this name. Synonyms of the dictionary count only where the table has them, too. */
function kindNamed(written: string, dictionary: Dictionary): Ingredient | undefined {
  const key = wordKey(written);
  const ingredient = dictionary.find(key);
  if (ingredient === undefined) return undefined;
  const isName = key === wordKey(ingredient.name) || key === wordKey(ingredient.nameEn ?? '');
  return isName || otherKeys.has(key) ? ingredient : undefined;
}

function factsOfKind(
  { allergens: carried, wholeGroups, classes, lineage }: Ingredient,
  { openAllergens, openClasses, source }: PlainFoodGroup,
  allergens: Allergens,
): PlainFoodFacts {
  const notProven = new Set([
    ...carried.flatMap((slug) => [...allergens.withAncestors(slug)]),
    ...openAllergens,
  ]);
  const wholeGroupSet = new Set(wholeGroups);
  const isAbsent = (slug: string) =>
    coveredAllergens.has(slug) &&
    !notProven.has(slug) &&
    ![...allergens.withAncestors(slug)].some((group) => wholeGroupSet.has(group));
  const notAbsentClasses = new Set([...classes, ...openClasses]);
  return {
    allergens: {
      scheme: null,
      contains: allergens.inOrder(carried),
      mayContain: [],
      byMember: carried.filter((slug) => !wholeGroupSet.has(slug)),
      // A group is absent when all of its members are.
      absent: allergens.slugs.filter((slug) => [...allergens.withDescendants(slug)].every(isAbsent)),
    },
    ingredientClasses: {
      present: classes,
      absent: ingredientClassSlugs.filter((slug) => !notAbsentClasses.has(slug)),
    },
    ingredients: { names: lineage, isComplete: true },
    source,
  };
}

function groupedByKind(): ReadonlyMap<string, readonly PlainFoodGroup[]> {
  const groups = new Map<string, PlainFoodGroup[]>();
  for (const group of plainFoodGroups) {
    for (const kind of group.kinds) groups.set(kind, [...(groups.get(kind) ?? []), group]);
  }
  return groups;
}
