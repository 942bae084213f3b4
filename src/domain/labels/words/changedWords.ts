import { animalsBeforeCuts, koreanCuts } from '../../suitability/facts/names/nameWords.ts';
import { englishKey, toSingular } from '../languages/englishKey.ts';
import { readerOf } from '../languages/labelReaders.ts';
import { toLabelText } from '../labelText.ts';
import type { DictionaryRow } from './dictionary.ts';
import { deletionsOf, differsByOneEdit, minMisspeltLength } from './spelling.ts';
import { wordKey } from './wordKey.ts';

/**
 * Words of the dictionary whose meaning has changed, so that labels and names with one of them must be read again. It can
 * be sent to a thread.
 */
export interface ChangedWords {
  /** Words of languages without blanks: letters and digits only. */
  readonly joined: readonly string[];
  /** Phrases of the other languages: a text is affected when it has all words of one. */
  readonly phrases: readonly (readonly string[])[];
  /** Words that the vocabulary did not have before, or has no more. Joined words and cut-off ends depend on them, too. */
  readonly novel: readonly string[];
  /** Words of allergens. Damaged and cut-off words leave allergens in doubt. */
  readonly ofAllergens: readonly string[];
}

/** One change of the dictionary: an entry before and after it; null: there was none, or there is none. */
export interface EntryChange {
  readonly before: DictionaryRow | null;
  readonly after: DictionaryRow | null;
}

/** What the words of entries mean besides what their rows say. */
interface Groups {
  /** The key is made by `wordKey`. */
  readonly namesAllergen: (key: string) => boolean;
  /** Whether the allergen has a group above it. */
  readonly isMember: (slug: string) => boolean;
}

/**
 * The words whose meaning a change of entries may change.
 *
 * - Where only words were added or taken away: these words.
 * - Where an entry means something else: all its words.
 * - Narrower entries mean it too, so they change with its name, its wider entries, and a word that names an allergen.
 * - Wider entries name a whole group of allergens when a narrower one carries a member.
 *
 * @param input.rows all entries as they are now.
 */
export function wordsOfChanges(
  changes: readonly EntryChange[],
  { rows, groups }: { rows: readonly DictionaryRow[]; groups: Groups },
): readonly string[] {
  const words = new Set<string>();
  const byName = new Map(rows.map((row) => [row.name, row]));
  for (const { before, after } of changes) {
    const both = [before, after].filter((row) => row !== null);
    const differing = symmetricDifference(wordsOf(before), wordsOf(after));
    const isSame = before !== null && after !== null && meaningOf(before) === meaningOf(after);
    for (const word of isSame ? differing : both.flatMap(wordsOf)) words.add(word);
    const isLineage = before?.name !== after?.name || !isEqual(before?.parents, after?.parents);
    if (isLineage || differing.some((word) => groups.namesAllergen(wordKey(word)))) {
      for (const row of narrowerRows(both, rows)) for (const word of wordsOf(row)) words.add(word);
    }
    const isAboutGroups = both.some(({ allergens }) => allergens.some(groups.isMember));
    if (isAboutGroups && (isLineage || !isEqual(before?.allergens, after?.allergens))) {
      for (const row of widerRows(both, byName)) for (const word of wordsOf(row)) words.add(word);
    }
  }
  return [...words];
}

function meaningOf({
  name,
  nameEn: _en,
  synonyms: _ko,
  synonymsEn: _synonymsEn,
  ...meaning
}: DictionaryRow): string {
  return JSON.stringify([name, meaning]);
}

function wordsOf(row: DictionaryRow | null): string[] {
  if (row === null) return [];
  return [row.name, row.nameEn ?? '', ...row.synonyms, ...row.synonymsEn].filter((word) => word !== '');
}

function isEqual(one: readonly string[] = [], other: readonly string[] = []): boolean {
  return one.length === other.length && one.every((text, at) => text === other[at]);
}

function symmetricDifference(one: readonly string[], other: readonly string[]): string[] {
  return [...one.filter((word) => !other.includes(word)), ...other.filter((word) => !one.includes(word))];
}

function narrowerRows(
  of: readonly DictionaryRow[],
  rows: readonly DictionaryRow[],
): readonly DictionaryRow[] {
  const names = new Set(of.map(({ name }) => name));
  const found = new Set<DictionaryRow>();
  for (let isNew = true; isNew;) {
    isNew = false;
    for (const row of rows) {
      if (found.has(row) || !row.parents.some((parent) => names.has(parent))) continue;
      found.add(row);
      names.add(row.name);
      isNew = true;
    }
  }
  return [...found];
}

function widerRows(
  of: readonly DictionaryRow[],
  byName: ReadonlyMap<string, DictionaryRow>,
): readonly DictionaryRow[] {
  const names = new Set(of.flatMap(({ parents }) => parents));
  for (const name of names) for (const parent of byName.get(name)?.parents ?? []) names.add(parent);
  return [...names].flatMap((name) => byName.get(name) ?? []);
}

/**
 * Prepares to look for changed words.
 *
 * @param words as they are written in the dictionary. @param rows all entries as they are now.
 */
export function changedWords(
  words: readonly string[],
  { rows, ofAllergens = [] }: { rows: readonly DictionaryRow[]; ofAllergens?: readonly string[] },
): ChangedWords {
  const keys = new Set([...words, ...ofAllergens].map(wordKey).filter((key) => key !== ''));
  // The name of a cut has a short word for its animal: "소갈비".
  for (const [short, animal] of animalsBeforeCuts)
    if (keys.has(wordKey(animal))) for (const cut of koreanCuts) keys.add(wordKey(`${short}${cut}`));
  const isJoined = (key: string) => readerOf(key).isWrittenWithoutSpaces;
  const others = new Set(
    rows.flatMap((row) =>
      wordsOf(row)
        .map(wordKey)
        .filter((key) => !keys.has(key) && !isJoined(key))
        .flatMap((key) => key.split(' ')),
    ),
  );
  const phrases = [...keys].filter((key) => !isJoined(key)).map((key) => key.split(' '));
  return {
    joined: [...keys].filter(isJoined).map(withoutMarks),
    phrases,
    novel: [...new Set(phrases.flat())].filter((word) => !others.has(word)),
    ofAllergens: ofAllergens.map((word) => word.toLowerCase()),
  };
}

/**
 * Prepares a test of names and printed texts: whether one of them may have a changed word, also where it is split, in the
 * plural, misspelt, printed together with another, or cut off. It finds more texts than are affected, and none less.
 */
export function wordFinder(changed: ChangedWords): (texts: readonly string[]) => boolean {
  const { joined, phrases, novel, ofAllergens } = changed;
  const joinedWords = new Set([
    ...joined,
    ...joined.map((word) => word.replace(/\p{N}+/gu, '')),
    ...ofAllergens
      .filter((word) => /[가-힣]/u.test(word))
      .flatMap((word) => [...deletionsOf(withoutMarks(word))]),
  ]);
  // A syllable alone is in too many texts: it counts only as a piece of its own.
  const longWords = [...joinedWords].filter((word) => word.length > 1 || joined.includes(word));
  const syllables = [...joinedWords].filter((word) => word.length === 1 && !joined.includes(word));
  const words = [...new Set(phrases.flat())];
  const wordsNear = memoize((token: string) => words.filter((word) => isNear(token, word)));
  const isNovel = memoize((token: string) => novel.some((word) => mayBe(token, word)));
  const damaged = new Set(ofAllergens.flatMap((word) => [...deletionsOf(englishKey(word))]));
  const hasJoined = (text: string): boolean => {
    if (longWords.length === 0) return false;
    const has = (form: string) => longWords.some((word) => form.includes(word));
    if (has(withoutMarks(text))) return true;
    // A name may go on behind a bracket or an amount.
    for (let [inner, depth] = [text, 0]; depth < 4; depth += 1) {
      if (has(inner.replace(/[^\p{L}]+/gu, ''))) return true;
      const outer = inner.replace(/[([{][^()[\]{}]*[)\]}]?/gu, ' ');
      if (outer === inner) break;
      inner = outer;
    }
    return false;
  };
  const hasPhrase = (text: string): boolean => {
    if (phrases.length === 0 || !/[a-z\d]/u.test(text)) return false;
    const found = new Set<string>();
    for (const token of tokensOf(text)) {
      if (isNovel(token) || damaged.has(token)) return true;
      for (const word of wordsNear(token)) found.add(word);
    }
    return found.size > 0 && phrases.some((phrase) => phrase.every((word) => found.has(word)));
  };
  const isCutOff = (text: string): boolean => {
    if (ofAllergens.length === 0) return false;
    const last = /[\p{L}\p{N}]{1,30}\s{0,9}$/u.exec(text)?.[0].trim() ?? '';
    return last !== '' && ofAllergens.some((word) => word.startsWith(last));
  };
  const hasSyllable = (text: string): boolean =>
    syllables.length > 0 && text.split(/[^\p{L}\p{N}]+|함유/u).some((piece) => syllables.includes(piece));
  return (texts) =>
    texts.some((printed) => {
      const { text } = toLabelText(printed);
      return hasJoined(text) || hasPhrase(text) || isCutOff(text) || hasSyllable(text);
    });
}

function withoutMarks(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The words of a text, as the reader and the dictionary divide it. */
function tokensOf(text: string): Set<string> {
  const tokens = new Set<string>();
  for (const form of /['.]/u.test(text) ? [text, text.replace(/['.]/gu, '')] : [text])
    for (const [word] of form.matchAll(/[\p{L}\p{N}&]+/gu)) {
      tokens.add(toSingular(word));
      // "471" is "e471" behind a purpose, and "e 471" too.
      if (/^\d{3,4}[a-f]?$/u.test(word)) tokens.add(`e${word}`);
      if (word.includes('&')) for (const part of word.split('&')) tokens.add(toSingular(part));
    }
  return tokens;
}

/** Whether a token is the word, or may be corrected to it. */
function isNear(token: string, word: string): boolean {
  if (token === word || token.startsWith(word) || token.endsWith(word)) return true;
  if (/\d/u.test(token) || word.startsWith('i')) {
    const letters = token.replace(/0/gu, 'o').replace(/1/gu, 'l').replace(/5/gu, 's').replace(/8/gu, 'b');
    if (letters === word || letters.replace(/^l/u, 'i') === word) return true;
  }
  return token.length >= minMisspeltLength && differsByOneEdit(token, word);
}

/** Whether a token depends on the word being in the vocabulary: also as the beginning of it. */
function mayBe(token: string, word: string): boolean {
  return isNear(token, word) || (token.length > 2 && word.startsWith(token));
}

function memoize<Result>(compute: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size > 100_000) known.clear();
    const computed = compute(text);
    known.set(text, computed);
    return computed;
  };
}
