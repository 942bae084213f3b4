import unhomoglyph from 'unhomoglyph';
import { inNormalForm } from '../../normalForm.ts';
import { reservedNames } from './reservedNames.ts';

/** What a reader sees as letters of a name. */
export const usernameLengths = { minimum: 2, maximum: 30 } as const;

/** Why a name is refused. */
export type UsernameFault = 'invalid_username' | 'username_reserved';

export type ReadUsername =
  { readonly username: string; readonly key: string } | { readonly fault: UsernameFault };

/**
 * Reads a username: in NFKC but for single Korean letters, which stay as they are typed, without surrounding blanks, of 2 to 30 letters as a reader sees them, in one script (or in
 * scripts that are written together), and not a word of the staff.
 */
export function readUsername(text: unknown): ReadUsername {
  if (typeof text !== 'string' || text.length > 500) return { fault: 'invalid_username' };
  const username = withKoreanLetters(text).trim();
  if (!shape.test(username) || unseen.test(username) || !hasOneWriting(username))
    return { fault: 'invalid_username' };
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
  const once = (text: string) =>
    skeleton(skeleton(text).toLowerCase()).toLowerCase().replaceAll('i', 'l').replaceAll('w', 'vv');
  const seen = inNormalForm(username, 'NFKC').replaceAll(allUnseen, '');
  return once(seen.replaceAll(lookAlike, (letter) => lookAlikes.get(letter) ?? letter));
}

/** Signs that nobody sees, for example selectors of a variant, and letters that only stand within a Korean syllable. */
const unseen = /[\p{Default_Ignorable_Code_Point}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/u;
const allUnseen = /\p{Default_Ignorable_Code_Point}/gu;

/** A single letter such as ㅋ, and the one within a syllable that NFKC makes of it. */
const koreanLetters = new Map(
  Array.from({ length: 0x33 }, (_, at) => String.fromCodePoint(0x3131 + at)).map((letter) => [
    inNormalForm(letter, 'NFKC'),
    letter,
  ]),
);

/** The NFKC of a name, where a Korean letter that is no part of a syllable stays a letter. */
function withKoreanLetters(text: string): string {
  const parts = text.split(/([\u3131-\u3163]+)/u);
  return parts
    .map((part, at) =>
      at % 2 === 1
        ? part
        : inNormalForm(part, 'NFKC').replaceAll(
            /[\u1100-\u11ff]/gu,
            (letter) => koreanLetters.get(letter) ?? letter,
          ),
    )
    .join('');
}

/** What the data of UTS 39 lacks: small capitals, and Korean letters that look like Latin ones. */
const lookAlikes: ReadonlyMap<string, string> = new Map([
  ...Array.from('ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ').map((letter, at): [string, string] => [
    letter,
    'abcdefghijklmnopqrstuvwyz'[at] ?? letter,
  ]),
  ['\u1175', 'l'],
  ['\u110b', 'o'],
]);
const lookAlike = new RegExp(`[${[...lookAlikes.keys()].join('')}]`, 'gu');

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
/** Words end at separators, digits, a capital letter, and where Korean begins or ends. */
const wordBounds =
  /[._-]+|(?<=\D)(?=\d)|(?<=\d)(?=\D)|(?<=\p{Ll})(?=\p{Lu})|(?<=\p{sc=Hangul})(?=\P{sc=Hangul})|(?<=\P{sc=Hangul})(?=\p{sc=Hangul})/u;
const joined = (name: string) => name.split(separators).join('');
const keysOf = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.map((word) => usernameKey(joined(word))));

const reserved = {
  anywhere: reservedNames.anywhere.map((word) => ({ text: joined(word), key: usernameKey(joined(word)) })),
  words: keysOf([...reservedNames.words, ...reservedNames.anywhere]),
  whole: keysOf([...reservedNames.whole, ...reservedNames.words, ...reservedNames.anywhere]),
};

function isReserved(username: string): boolean {
  // An accent or a stroke does not make another word of it.
  const plain = inNormalForm(inNormalForm(username, 'NFD').replaceAll(/\p{M}/gu, ''), 'NFC');
  const name = joined(plain).toLowerCase();
  const key = usernameKey(name);
  const words = plain.split(wordBounds);
  return (
    reserved.whole.has(key) ||
    reserved.whole.has(usernameKey(name.replace(/\d+$/u, ''))) ||
    words.some((word) => reserved.words.has(usernameKey(word))) ||
    // A Korean word is looked for in syllables: in letters, 영양사 would be in 영양삼.
    reserved.anywhere.some(
      ({ text, key: word }) => name.includes(text) || (/^[ -~]+$/.test(text) && key.includes(word)),
    )
  );
}
