import { z } from 'zod';
import type { Allergens } from '../../suitability/facts/allergens.ts';
import {
  ingredientClassSlugs,
  isIngredientClass,
  widerClasses,
  type IngredientClass,
} from '../../suitability/facts/ingredientClasses.ts';
import { isTextureHint } from '../../suitability/facts/textureHints.ts';
import { labelReaders, readerOf } from '../languages/labelReaders.ts';
import { beginningsOf } from './beginnings.ts';
import type { Ingredient } from './ingredient.ts';
import type { Lexicon } from './lexicon.ts';
import { compileSpelling } from './spelling.ts';
import { wordKey } from './wordKey.ts';

const certainties = ['yes', 'no', 'maybe'] as const;

const words = z
  .array(z.string().trim().min(1))
  .nullish()
  .transform((list) => list ?? []);
const certainty = z
  .enum(certainties)
  .nullish()
  // That nobody looked is no "yes".
  .transform((value) => value ?? 'maybe');

/** One ingredient of the dictionary, as the collection `ingredients` keeps it. */
export const dictionaryRow = z.object({
  name: z.string().min(1),
  nameEn: z.string().nullish(),
  synonyms: words,
  synonymsEn: words,
  /** Names of wider ingredients: who avoids one of them avoids this, too. */
  parents: words,
  /** Slugs; one that is not in the list of allergens stays, so that its absence is not proven. */
  allergens: words,
  classes: words.transform((list) => list.filter(isIngredientClass)),
  vegan: certainty,
  vegetarian: certainty,
  halal: certainty,
  /** A compound that may hold anything, unless its own ingredients are told beside it. */
  isOpaque: z
    .boolean()
    .nullish()
    .transform((value) => value === true),
  textures: words.transform((list) => list.filter(isTextureHint)),
});
export type DictionaryRow = z.output<typeof dictionaryRow>;

/** All ingredients by the words of labels. */
export interface Dictionary extends Lexicon {
  readonly version: string;
  /** The allergens that its words and ingredients speak of. */
  readonly allergens: Allergens;
  /** What a word names as a group or kind of allergen, as declarations use words. */
  readonly allergensNamed: (key: string) => readonly string[] | undefined;
  /** The name under which the dictionary keeps an ingredient that somebody wrote; undefined when it knows none. */
  readonly nameOf: (written: string) => string | undefined;
  readonly size: { readonly ingredients: number; readonly words: number };
}

/**
 * Makes a dictionary of its rows and of the words that name allergens. A word that stands in two rows belongs to the
 * first one, own names before synonyms, so that the order of rows decides nothing else.
 *
 * @param input.version names the state of the rows and the allergens: equal names, equal contents.
 */
export function compileDictionary(input: {
  version: string;
  rows: readonly DictionaryRow[];
  allergens: Allergens;
}): Dictionary {
  const { version, allergens } = input;
  const namedAllergens = allergensByWord(allergens);
  const byName = new Map(input.rows.map((row) => [row.name, row]));
  const lineages = new Map(input.rows.map((row) => [row.name, lineageOf(row, byName)]));
  const namedByRow = new Map(
    input.rows.map((row) => [row.name, namedByWords(rowWords(row), namedAllergens)]),
  );
  // A wider ingredient may be a name without a row.
  const namedBy = (name: string) => namedByRow.get(name) ?? namedByWords([name], namedAllergens);
  const rows = input.rows.map((row) => ({
    ...row,
    allergens: allergensOfRow(row, {
      lineage: lineages.get(row.name) ?? [],
      namedBy,
      allergens,
    }),
  }));
  const generic = genericGroups({ rows, lineages, allergens });
  const ingredients = rows.map((row): [Omit<DictionaryRow, 'allergens'>, Ingredient] => [
    row,
    {
      name: row.name,
      nameEn: row.nameEn ?? null,
      allergens: row.allergens,
      wholeGroups: row.allergens.filter((slug) => generic.has(`${row.name}\0${slug}`)),
      classes: classesOf(row),
      lineage: lineages.get(row.name) ?? [row.name],
      isOpaque: row.isOpaque,
      textures: row.textures,
    },
  ]);
  const index = new Map<string, Ingredient>();
  const add = (word: string | null | undefined, ingredient: Ingredient): void => {
    const key = wordKey(word ?? '');
    if (key !== '' && !index.has(key)) index.set(key, ingredient);
  };
  for (const [{ name, nameEn }, ingredient] of ingredients) {
    add(name, ingredient);
    add(nameEn, ingredient);
  }
  for (const [{ synonyms, synonymsEn }, ingredient] of ingredients) {
    for (const word of [...synonyms, ...synonymsEn]) add(word, ingredient);
  }
  for (const [key, slugs] of namedAllergens) if (!index.has(key)) index.set(key, groupIngredient(key, slugs));
  const keys = [...index.keys()];
  const together = keys.filter((key) => readerOf(key).isWrittenTogether);
  const apart = keys.filter((key) => !readerOf(key).isWrittenTogether);
  const beginnings = beginningsOf(together);
  return {
    version,
    allergens,
    find: (key) => index.get(key),
    allergensNamed: (key) => namedAllergens.get(key),
    nameOf: (written) => index.get(wordKey(written))?.name,
    isBeginning: (piece) => beginnings.has(piece),
    spelling: compileSpelling([
      ...apart.flatMap((key) => key.split(' ')),
      ...labelReaders.flatMap((reader) => (reader.isWrittenTogether ? [] : reader.grammarWords)),
    ]),
    mostWords: Math.max(1, ...keys.map((key) => key.split(' ').length)),
    size: { ingredients: rows.length, words: keys.length },
  };
}

/** What declarations call the allergens. A word may name several: English "shellfish" is a crustacean or a mollusc. */
function allergensByWord(allergens: Allergens): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, readonly string[]>();
  for (const slug of allergens.slugs) {
    for (const key of new Set(allergens.wordsOf(slug).map(wordKey))) {
      if (key !== '') named.set(key, [...(named.get(key) ?? []), slug]);
    }
  }
  return named;
}

/**
 * The allergens that a row carries: those that it lists, and those that its own words or the words of a wider
 * ingredient name. So an allergen that staff add is found in the ingredients that were there before it. A word adds
 * nothing where the row lists one of its allergens already, or a member of one.
 */
function allergensOfRow(
  row: DictionaryRow,
  {
    lineage,
    namedBy,
    allergens,
  }: {
    lineage: readonly string[];
    /** The allergens that each word of an ingredient names, by its name. */
    namedBy: (name: string) => readonly (readonly string[])[];
    allergens: Allergens;
  },
): readonly string[] {
  const named = lineage.flatMap(namedBy);
  if (named.length === 0) return row.allergens;
  const listed = new Set(row.allergens.flatMap((slug) => [...allergens.withAncestors(slug)]));
  const added = named.filter((slugs) => !slugs.some((slug) => listed.has(slug))).flat();
  return [...new Set([...row.allergens, ...added])];
}

function rowWords({ name, nameEn, synonyms, synonymsEn }: DictionaryRow): string[] {
  return [name, nameEn ?? '', ...synonyms, ...synonymsEn];
}

/** The allergens that words name, word by word. */
function namedByWords(
  words: readonly string[],
  namedAllergens: ReadonlyMap<string, readonly string[]>,
): (readonly string[])[] {
  return words.flatMap((word) => {
    const slugs = namedAllergens.get(wordKey(word));
    return slugs === undefined ? [] : [slugs];
  });
}

/** A group of allergens that no row describes: it surely carries them, and nothing else is known of it. */
function groupIngredient(key: string, slugs: readonly string[]): Ingredient {
  return {
    name: key,
    nameEn: null,
    allergens: slugs,
    wholeGroups: slugs,
    classes: [],
    lineage: [key],
    isOpaque: true,
    textures: [],
  };
}

function lineageOf(row: DictionaryRow, byName: ReadonlyMap<string, DictionaryRow>): readonly string[] {
  const seen = new Set([row.name]);
  // A set grows while it is walked: parents of parents are met, too, and a circle ends.
  for (const name of seen) for (const parent of byName.get(name)?.parents ?? []) seen.add(parent);
  return [...seen];
}

/** Rows that name a whole group: something narrower in the dictionary carries one of the group's own members. */
function genericGroups({
  allergens,
  rows,
  lineages,
}: {
  rows: readonly { readonly name: string; readonly allergens: readonly string[] }[];
  lineages: ReadonlyMap<string, readonly string[]>;
  allergens: Allergens;
}): ReadonlySet<string> {
  const generic = new Set<string>();
  const groups = allergens.slugs.filter((slug) => allergens.childrenOf(slug).length > 0);
  for (const row of rows) {
    for (const group of groups) {
      if (!allergens.childrenOf(group).some((child) => row.allergens.includes(child))) continue;
      for (const wider of lineages.get(row.name)?.slice(1) ?? []) generic.add(`${wider}\0${group}`);
    }
  }
  return generic;
}

/** The classes of a row with what its three answers add, so that rules need to ask of classes only. */
function classesOf(row: Omit<DictionaryRow, 'allergens'>): readonly IngredientClass[] {
  const classes = new Set<IngredientClass>(row.classes.flatMap(widerClasses));
  if (row.vegan === 'no') classes.add('not-vegan');
  if (row.vegan === 'maybe') classes.add('vegan-unstated');
  if (row.vegetarian === 'no') classes.add('not-vegetarian');
  if (row.vegetarian === 'maybe') classes.add('vegetarian-unstated');
  if (row.halal === 'no') classes.add('not-halal');
  if (row.halal === 'maybe') classes.add('halal-unstated');
  return ingredientClassSlugs.filter((slug) => classes.has(slug));
}
