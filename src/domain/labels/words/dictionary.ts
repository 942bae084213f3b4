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
import { prefixesOf } from './prefixes.ts';
import type { Ingredient } from './ingredient.ts';
import type { Lexicon } from './lexicon.ts';
import { compileSpelling, deletionsOf } from './spelling.ts';
import { wordKey } from './wordKey.ts';

const certainties = ['yes', 'no', 'maybe'] as const;

const words = z
  .array(z.string().trim().min(1))
  .nullish()
  .transform((list) => list ?? []);
const certainty = z
  .enum(certainties)
  .nullish()
  // An ingredient that nobody has checked is not a "yes".
  .transform((value) => value ?? 'maybe');

/** One ingredient of the dictionary, as a row of the collection `ingredients`. */
export const dictionaryRow = z.object({
  name: z.string().min(1),
  nameEn: z.string().nullish(),
  synonyms: words,
  synonymsEn: words,
  /** Names of wider ingredients. A person who avoids a wider ingredient avoids this one too. */
  parents: words,
  /** Slugs. A slug that is not in the list of allergens stays, so that nothing proves its absence. */
  allergens: words,
  classes: words.transform((list) => list.filter(isIngredientClass)),
  vegan: certainty,
  vegetarian: certainty,
  halal: certainty,
  /** A compound that may contain anything, unless the label lists its parts. */
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
  /** The allergens that the words and ingredients refer to. */
  readonly allergens: Allergens;
  /** The slugs of the allergens that a word names in a declaration. */
  readonly allergensNamedBy: (key: string) => readonly string[] | undefined;
  /** The slugs of the allergens whose words a text contains, also within longer words: "우유입니다", "milky". */
  readonly allergensWithin: (text: string) => readonly string[];
  /** Whether a text is the beginning of a longer word of an allergen. */
  readonly isAllergenBeginning: (text: string) => boolean;
  /** Whether a key is the word of an allergen without one of its letters: "황산류" (아황산류), "heat" (wheat). */
  readonly isDamagedAllergen: (key: string) => boolean;
  /**
   * The name of the dictionary for an ingredient that a person wrote; undefined when the dictionary does not know it.
   */
  readonly nameOf: (written: string) => string | undefined;
  readonly size: { readonly ingredients: number; readonly words: number };
}

/**
 * Compiles the rows and the words for allergens into a dictionary. A word that stands in two rows belongs to the first
 * one, and names come before synonyms. The order of rows has no other effect.
 *
 * @param input.version names the state of the rows and the allergens: equal versions have equal contents.
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
  const allergensNamedByRow = new Map(
    input.rows.map((row) => [row.name, allergensNamedByWords(wordsOfRow(row), namedAllergens)]),
  );
  // A wider ingredient may have no row of its own.
  const allergensNamedByIngredient = (name: string) =>
    allergensNamedByRow.get(name) ?? allergensNamedByWords([name], namedAllergens);
  const rows = input.rows.map((row) => ({
    ...row,
    allergens: allergensOfRow(row, {
      lineage: lineages.get(row.name) ?? [],
      namedBy: allergensNamedByIngredient,
      allergens,
    }),
  }));
  const groupRows = rowsOfWholeGroups({ rows, lineages, allergens });
  const ingredients = rows.map((row): [Omit<DictionaryRow, 'allergens'>, Ingredient] => [
    row,
    {
      name: row.name,
      nameEn: row.nameEn ?? null,
      allergens: row.allergens,
      wholeGroups: row.allergens.filter((slug) => groupRows.has(`${row.name}\0${slug}`)),
      classes: classesOf(row),
      lineage: lineages.get(row.name) ?? [row.name],
      isOpaque: row.isOpaque,
      isAllergenWord: false,
      textures: row.textures,
    },
  ]);
  const index = new Map<string, Ingredient>();
  const addWord = (word: string | null | undefined, ingredient: Ingredient): void => {
    const key = wordKey(word ?? '');
    if (key !== '' && !index.has(key)) index.set(key, ingredient);
  };
  for (const [{ name, nameEn }, ingredient] of ingredients) {
    addWord(name, ingredient);
    addWord(nameEn, ingredient);
  }
  for (const [{ synonyms, synonymsEn }, ingredient] of ingredients) {
    for (const word of [...synonyms, ...synonymsEn]) addWord(word, ingredient);
  }
  for (const [key, slugs] of namedAllergens) if (!index.has(key)) index.set(key, groupIngredient(key, slugs));
  const keys = [...index.keys()];
  const keysWithoutSpaces = keys.filter((key) => readerOf(key).isWrittenWithoutSpaces);
  const keysWithSpaces = keys.filter((key) => !readerOf(key).isWrittenWithoutSpaces);
  const prefixes = prefixesOf(keysWithoutSpaces);
  const maxKeyLength = keys.reduce((longest, key) => Math.max(longest, key.length), 0);
  const maxWords = new Map<string, number>();
  for (const key of keys) {
    const words = key.split(' ');
    const first = words[0] ?? key;
    maxWords.set(first, Math.max(words.length, maxWords.get(first) ?? 0));
  }
  const damagedAllergenWords = new Set(
    [...namedAllergens.keys()]
      .flatMap((key) => [...deletionsOf(key)])
      .filter((key) => key !== '' && !namedAllergens.has(key)),
  );
  const allergenBeginnings = prefixesOf(
    allergens.slugs.flatMap((slug) =>
      allergens.wordsOf(slug).map((word) => word.toLowerCase().slice(0, word.length - 1)),
    ),
  );
  // Shorter words stand in too many others.
  const longAllergenWords = new RegExp(
    [...namedAllergens.keys()]
      .filter((key) => /^[가-힣]{2,}$|^[a-z ]{4,}$/u.test(key))
      .sort((one, other) => other.length - one.length)
      .join('|') || '(?!)',
    'gu',
  );
  return {
    version,
    allergens,
    find: (key) => (key.length > maxKeyLength ? undefined : index.get(key)),
    allergensNamedBy: (key) => namedAllergens.get(key),
    allergensWithin: (text) =>
      (text.match(longAllergenWords) ?? []).flatMap((word) => namedAllergens.get(wordKey(word)) ?? []),
    isAllergenBeginning: (text) => allergenBeginnings.has(text),
    isDamagedAllergen: (key) => damagedAllergenWords.has(key),
    nameOf: (written) => index.get(wordKey(written))?.name,
    isPrefix: (piece) => prefixes.has(piece),
    spelling: compileSpelling([
      ...keysWithSpaces.flatMap((key) => key.split(' ')),
      ...labelReaders.flatMap((reader) => (reader.isWrittenWithoutSpaces ? [] : reader.grammarWords)),
    ]),
    maxWordsFrom: (word) => maxWords.get(word) ?? 0,
    size: { ingredients: rows.length, words: keys.length },
  };
}

/**
 * The words that declarations use for allergens. A word may name several: English "shellfish" is a crustacean or a
 * mollusc.
 */
function allergensByWord(allergens: Allergens): ReadonlyMap<string, readonly string[]> {
  const slugsByKey = new Map<string, readonly string[]>();
  for (const slug of allergens.slugs) {
    for (const key of new Set(allergens.wordsOf(slug).map(wordKey))) {
      if (key !== '') slugsByKey.set(key, [...(slugsByKey.get(key) ?? []), slug]);
    }
  }
  return slugsByKey;
}

/**
 * The allergens that an ingredient carries: those of its row, and those that its own words or the words of a wider
 * ingredient name. So an allergen that staff add later is found in older ingredients. A word adds nothing when the row
 * already lists one of its allergens, or a member of one.
 */
function allergensOfRow(
  row: DictionaryRow,
  {
    lineage,
    namedBy,
    allergens,
  }: {
    lineage: readonly string[];
    /** For each word of an ingredient, the allergens that the word names. The key is the ingredient's name. */
    namedBy: (name: string) => readonly (readonly string[])[];
    allergens: Allergens;
  },
): readonly string[] {
  const slugsByWord = lineage.flatMap(namedBy);
  if (slugsByWord.length === 0) return row.allergens;
  const ownSlugs = new Set(row.allergens.flatMap((slug) => [...allergens.withAncestors(slug)]));
  const newSlugs = slugsByWord.filter((slugs) => !slugs.some((slug) => ownSlugs.has(slug))).flat();
  return [...new Set([...row.allergens, ...newSlugs])];
}

function wordsOfRow({ name, nameEn, synonyms, synonymsEn }: DictionaryRow): string[] {
  return [name, nameEn ?? '', ...synonyms, ...synonymsEn];
}

/** For each word that names allergens, their slugs. */
function allergensNamedByWords(
  words: readonly string[],
  namedAllergens: ReadonlyMap<string, readonly string[]>,
): (readonly string[])[] {
  return words.flatMap((word) => {
    const slugs = namedAllergens.get(wordKey(word));
    return slugs === undefined ? [] : [slugs];
  });
}

/**
 * An ingredient for a word that names allergens and has no row. It carries these allergens; nothing else is known about
 * it by itself. `readName` adds the shorter words that it covers.
 */
function groupIngredient(key: string, slugs: readonly string[]): Ingredient {
  return {
    name: key,
    nameEn: null,
    allergens: slugs,
    wholeGroups: slugs,
    classes: [],
    lineage: [key],
    isOpaque: true,
    isAllergenWord: true,
    textures: [],
  };
}

function lineageOf(row: DictionaryRow, byName: ReadonlyMap<string, DictionaryRow>): readonly string[] {
  const names = new Set([row.name]);
  // The loop also visits names that are added during the loop. So it reaches parents of parents, and a circle ends.
  for (const name of names) for (const parent of byName.get(name)?.parents ?? []) names.add(parent);
  return [...names];
}

/** Finds rows that name a whole group. Such a row has a narrower ingredient that carries a member of the group. */
function rowsOfWholeGroups({
  allergens,
  rows,
  lineages,
}: {
  rows: readonly { readonly name: string; readonly allergens: readonly string[] }[];
  lineages: ReadonlyMap<string, readonly string[]>;
  allergens: Allergens;
}): ReadonlySet<string> {
  const rowsOfGroups = new Set<string>();
  const groups = allergens.slugs.filter((slug) => allergens.childrenOf(slug).length > 0);
  for (const row of rows) {
    for (const group of groups) {
      if (!allergens.childrenOf(group).some((child) => row.allergens.includes(child))) continue;
      for (const wider of lineages.get(row.name)?.slice(1) ?? []) rowsOfGroups.add(`${wider}\0${group}`);
    }
  }
  return rowsOfGroups;
}

/** The classes of a row, and those that follow from its three answers. So rules only need to check classes. */
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
