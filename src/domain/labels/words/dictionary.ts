import { z } from 'zod';
import {
  allergens,
  allergenSlugs,
  childrenOf,
  isAllergenSlug,
  type AllergenSlug,
} from '../../suitability/facts/allergens.ts';
import {
  ingredientClassSlugs,
  isIngredientClass,
  widerClasses,
  type IngredientClass,
} from '../../suitability/facts/ingredientClasses.ts';
import { isTextureHint, type TextureHint } from '../../suitability/facts/textureHints.ts';
import { englishGrammarWords } from './labelForms.ts';
import { compileSpelling, type Spelling } from './spelling.ts';
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
  allergens: words.transform((list) => list.filter(isAllergenSlug)),
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

/** An ingredient, ready for reading. */
export interface Ingredient {
  readonly name: string;
  readonly nameEn: string | null;
  /** What it surely carries. */
  readonly allergens: readonly AllergenSlug[];
  /** Groups among them that it stands for as a whole: "fish" may be mackerel, an anchovy is none. */
  readonly wholeGroups: readonly AllergenSlug[];
  /** Classes that it surely belongs to, wider ones included. */
  readonly classes: readonly IngredientClass[];
  /** Names of itself and of all that is wider. */
  readonly lineage: readonly string[];
  readonly isOpaque: boolean;
  /** Of unstated origin in one of the three ways of eating. */
  readonly isUnstated: boolean;
  /** How it may be to chew and swallow. */
  readonly textures: readonly TextureHint[];
}

/** All ingredients by the words of labels. */
export interface Dictionary {
  readonly version: string;
  /** @param key made by {@link wordKey}. */
  readonly find: (key: string) => Ingredient | undefined;
  /** What a word names as a group or kind of allergen, as declarations use words. */
  readonly allergensNamed: (key: string) => readonly AllergenSlug[] | undefined;
  /** The name under which the dictionary keeps an ingredient that somebody wrote; undefined when it knows none. */
  readonly nameOf: (written: string) => string | undefined;
  /** Whether a Korean key begins so; where none does, no longer piece of a text needs to be looked up. */
  readonly isBeginning: (piece: string) => boolean;
  /** What single English words are, and what misspelt ones were meant to be. */
  readonly spelling: Spelling;
  /** The most words of an English key. */
  readonly mostWords: number;
  readonly size: { readonly ingredients: number; readonly words: number };
}

/**
 * Makes a dictionary of its rows. A word that stands in two rows belongs to the first one, own names before synonyms,
 * so that the order of rows decides nothing else.
 *
 * @param of.version names the state of the rows: equal names, equal rows.
 */
export function compileDictionary(of: { version: string; rows: readonly DictionaryRow[] }): Dictionary {
  const { rows, version } = of;
  const byName = new Map(rows.map((row) => [row.name, row]));
  const lineages = new Map(rows.map((row) => [row.name, lineageOf(row, byName)]));
  const generic = genericGroups(rows, lineages);
  const ingredients = rows.map((row): [DictionaryRow, Ingredient] => [
    row,
    {
      name: row.name,
      nameEn: row.nameEn ?? null,
      allergens: row.allergens,
      wholeGroups: row.allergens.filter((slug) => generic.has(`${row.name}\0${slug}`)),
      classes: classesOf(row),
      lineage: lineages.get(row.name) ?? [row.name],
      isOpaque: row.isOpaque,
      isUnstated: [row.vegan, row.vegetarian, row.halal].includes('maybe'),
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
  const beginnings = beginningsOf(keys.filter((key) => /[가-힣]/u.test(key)));
  return {
    version,
    find: (key) => index.get(key),
    allergensNamed: (key) => namedAllergens.get(key),
    nameOf: (written) => index.get(wordKey(written))?.name,
    isBeginning: (piece) => beginnings.has(piece),
    spelling: compileSpelling([
      ...keys.filter((key) => !/[가-힣]/u.test(key)).flatMap((key) => key.split(' ')),
      ...englishGrammarWords,
    ]),
    mostWords: Math.max(1, ...keys.map((key) => key.split(' ').length)),
    size: { ingredients: rows.length, words: keys.length },
  };
}

/** What declarations call the allergens, beyond what carries them. English "shellfish" is of either kind. */
const namedAllergens: ReadonlyMap<string, readonly AllergenSlug[]> = new Map([
  ...allergenSlugs.flatMap((slug) => {
    const { ko, en, synonyms } = allergens[slug];
    return [ko, en.replace(/ \(.*/u, ''), ...synonyms.ko, ...synonyms.en].map(
      (name): [string, readonly AllergenSlug[]] => [wordKey(name), [slug]],
    );
  }),
  [wordKey('shellfish'), ['crustaceans', 'shellfish']],
  [wordKey('갑각류'), ['crustaceans']],
]);

/** All beginnings of words, whole words included. */
export function beginningsOf(words: Iterable<string>): ReadonlySet<string> {
  const beginnings = new Set<string>();
  for (const word of words) {
    for (let length = 1; length <= word.length; length += 1) beginnings.add(word.slice(0, length));
  }
  return beginnings;
}

/** A group of allergens that no row describes: it surely carries them, and nothing else is known of it. */
function groupIngredient(key: string, slugs: readonly AllergenSlug[]): Ingredient {
  return {
    name: key,
    nameEn: null,
    allergens: slugs,
    wholeGroups: slugs,
    classes: [],
    lineage: [key],
    isOpaque: true,
    isUnstated: true,
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
function genericGroups(
  rows: readonly DictionaryRow[],
  lineages: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const generic = new Set<string>();
  for (const row of rows) {
    for (const group of allergenSlugs) {
      if (!childrenOf(group).some((child) => row.allergens.includes(child))) continue;
      for (const wider of lineages.get(row.name)?.slice(1) ?? []) generic.add(`${wider}\0${group}`);
    }
  }
  return generic;
}

/** The classes of a row with what its three answers add, so that rules need to ask of classes only. */
function classesOf(row: DictionaryRow): readonly IngredientClass[] {
  const classes = new Set<IngredientClass>(row.classes.flatMap(widerClasses));
  if (row.vegan === 'no') classes.add('not-vegan');
  if (row.vegan === 'maybe') classes.add('vegan-unstated');
  if (row.vegetarian === 'no') classes.add('not-vegetarian');
  if (row.vegetarian === 'maybe') classes.add('vegetarian-unstated');
  if (row.halal === 'no') classes.add('not-halal');
  if (row.halal === 'maybe') classes.add('halal-unstated');
  return ingredientClassSlugs.filter((slug) => classes.has(slug));
}
