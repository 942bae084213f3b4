import type { Ingredient } from '../words/ingredient.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { toToken, type LabelToken, type TextRange } from '../words/labelToken.ts';
import { memoized } from '../words/memo.ts';
import { readerOf } from './labelReaders.ts';

/**
 * Reads one name of a list into tokens: ingredients, words without meaning for us, and unknown pieces.
 *
 * @param text made by `toLabelText`; `pieces` are the ranges of the name in it.
 */
export function readName({
  text,
  pieces,
  dictionary,
}: {
  text: string;
  pieces: readonly TextRange[];
  dictionary: Lexicon;
}): readonly LabelToken[] {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (pieces.length > 1) return readPieces({ text, pieces, dictionary });
  const [start, end] = first;
  return wholeNamesOf(dictionary)(text.slice(start, end)).map((token) => moved(token, start));
}

/** A name in one piece, as its own text. The dictionary decides its reading, not its place. */
const wholeNames = new WeakMap<Lexicon, (name: string) => readonly LabelToken[]>();

function wholeNamesOf(dictionary: Lexicon): (name: string) => readonly LabelToken[] {
  const known = wholeNames.get(dictionary);
  if (known !== undefined) return known;
  const read = memoized((name) => readPieces({ text: name, pieces: [[0, name.length]], dictionary }));
  wholeNames.set(dictionary, read);
  return read;
}

function moved(token: LabelToken, by: number): LabelToken {
  const { start, end, coveredTokens } = token;
  return {
    ...token,
    start: start + by,
    end: end + by,
    coveredTokens: coveredTokens.length === 0 ? coveredTokens : coveredTokens.map((one) => moved(one, by)),
  };
}

function readPieces({
  text,
  pieces,
  dictionary,
}: {
  text: string;
  pieces: readonly TextRange[];
  dictionary: Lexicon;
}): readonly LabelToken[] {
  const range: TextRange = [pieces[0]?.[0] ?? 0, pieces.at(-1)?.[1] ?? 0];
  const name = pieces.map(([start, end]) => text.slice(start, end)).join(' ');
  if (!/\p{L}/u.test(name)) return [toToken({ state: 'noise' }, range)];
  const { read } = readerOf(name);
  return addCoveredTokens((lexicon) => read({ text, pieces, range, name, lexicon }), dictionary);
}

/**
 * Reads a name again without the allergens' words that it contains, until it contains none. The first token with such
 * a word gets all tokens of these readings.
 */
function addCoveredTokens(read: (lexicon: Lexicon) => LabelToken[], dictionary: Lexicon): LabelToken[] {
  const tokens = read(dictionary);
  const allergenWords = allergenWordsOf(tokens);
  if (allergenWords.size === 0) return tokens;
  const coveredTokens: LabelToken[] = [];
  for (let newWords = allergenWords; newWords.size > 0;) {
    const reading = read(withoutIngredients(dictionary, allergenWords));
    coveredTokens.push(...reading);
    newWords = allergenWordsOf(reading);
    for (const word of newWords) allergenWords.add(word);
  }
  const target = tokens.findIndex(({ ingredient }) => ingredient?.isAllergenWord === true);
  return tokens.map((token, at) => (at === target ? { ...token, coveredTokens } : token));
}

function allergenWordsOf(tokens: readonly LabelToken[]): Set<Ingredient> {
  return new Set(
    tokens.flatMap(({ ingredient }) => (ingredient?.isAllergenWord === true ? [ingredient] : [])),
  );
}

function withoutIngredients(dictionary: Lexicon, ingredients: ReadonlySet<Ingredient>): Lexicon {
  return {
    ...dictionary,
    find: (key) => {
      const ingredient = dictionary.find(key);
      return ingredient !== undefined && ingredients.has(ingredient) ? undefined : ingredient;
    },
  };
}
