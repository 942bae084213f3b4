import unhomoglyph from 'unhomoglyph';
import { inNormalForm } from '../normalForm.ts';
import { reservedNames } from './reservedNames.ts';

/** What a reader sees as letters of a name. */
export const usernameLengths = { minimum: 2, maximum: 30 } as const;

/** Why a name is refused. */
export type UsernameFault = 'invalid_username' | 'username_reserved';

export type ReadUsername =
  { readonly username: string; readonly key: string } | { readonly fault: UsernameFault };

/**
 * Reads a username: in NFKC, without surrounding blanks, of 2 to 30 letters as a reader sees them, in one script (or in
 * scripts that are written together), and not a word of the staff.
 */
export function readUsername(text: unknown): ReadUsername {
  if (typeof text !== 'string' || text.length > 500) return { fault: 'invalid_username' };
  const username = inNormalForm(text, 'NFKC').trim();
  if (!shape.test(username) || !hasOneWriting(username)) return { fault: 'invalid_username' };
  const letters = [...graphemes.segment(username)].map(({ segment }) => segment);
  const { maximum, minimum } = usernameLengths;
  if (letters.length < minimum || letters.length > maximum || letters.some(hasTooManyMarks))
    return { fault: 'invalid_username' };
  return isReserved(username) ? { fault: 'username_reserved' } : { username, key: usernameKey(username) };
}

/**
 * The key by which usernames are unique: the skeleton of UTS 39, which is equal for names that look alike (`mina` and
 * `rnina`, Latin and Cyrillic letters), without regard to case.
 */
export function usernameKey(username: string): string {
  // A capital I looks like a small l, so without case i and l are one letter.
  const once = (text: string) => skeleton(skeleton(text).toLowerCase()).toLowerCase().replaceAll('i', 'l');
  return once(inNormalForm(username, 'NFKC'));
}

/** Letters, digits and marks of letters, and `. _ -` between and around them. */
const shape = /^[._-]*[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}._-]*$/u;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Scripts of languages that are written today (UAX 31, table 5), and those that one name may mix (UTS 39, 5.2). */
const writings = [
  ['Latin', 'Hangul', 'Han'],
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ...[
    ...[
      'Arabic',
      'Armenian',
      'Bengali',
      'Cyrillic',
      'Devanagari',
      'Ethiopic',
      'Georgian',
      'Greek',
      'Gujarati',
    ],
    ...['Gurmukhi', 'Hebrew', 'Kannada', 'Khmer', 'Lao', 'Malayalam', 'Myanmar', 'Oriya', 'Sinhala', 'Tamil'],
    ...['Telugu', 'Thaana', 'Thai', 'Tibetan'],
  ].map((script) => [script]),
].map(
  (scripts) =>
    new RegExp(
      String.raw`^[0-9._\-${['Common', 'Inherited', ...scripts].map((script) => String.raw`\p{Script_Extensions=${script}}`).join('')}]+$`,
      'u',
    ),
);

function hasOneWriting(username: string): boolean {
  return writings.some((writing) => writing.test(username));
}

/** No language puts more than four marks on a letter. */
function hasTooManyMarks(letter: string): boolean {
  return (inNormalForm(letter, 'NFD').match(/\p{M}/gu)?.length ?? 0) > 4;
}

function skeleton(text: string): string {
  return inNormalForm(unhomoglyph(inNormalForm(text, 'NFD')), 'NFD');
}

const separators = /[._-]+/u;
const joined = (name: string) => name.split(separators).join('');
const keysOf = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.map((word) => usernameKey(joined(word))));

const reserved = {
  anywhere: reservedNames.anywhere.map((word) => ({ text: joined(word), key: usernameKey(joined(word)) })),
  words: keysOf([...reservedNames.words, ...reservedNames.anywhere]),
  whole: keysOf([...reservedNames.whole, ...reservedNames.words, ...reservedNames.anywhere]),
};

function isReserved(username: string): boolean {
  const name = joined(username).toLowerCase();
  const key = usernameKey(name);
  const words = username.split(/[._-]+|(?<=\D)(?=\d)|(?<=\d)(?=\D)|(?<=\p{Ll})(?=\p{Lu})/u);
  return (
    reserved.whole.has(key) ||
    words.some((word) => reserved.words.has(usernameKey(word))) ||
    // A Korean word is looked for in syllables: in letters, 영양사 would be in 영양삼.
    reserved.anywhere.some(
      ({ text, key: word }) => name.includes(text) || (/^[ -~]+$/.test(text) && key.includes(word)),
    )
  );
}
