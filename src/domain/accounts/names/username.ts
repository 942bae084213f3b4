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
/** Words end at separators, a capital letter, and where Korean begins or ends. */
const wordBounds =
  /[._-]+|(?<=\p{Ll})(?=\p{Lu})|(?<=\p{sc=Hangul})(?=[^\p{sc=Hangul}\d])|(?<=[^\p{sc=Hangul}\d])(?=\p{sc=Hangul})/u;
/** In longer words, digits end a word as well. Within random letters and digits, three letters mean nothing: `x9mod3k`. */
const numbers = /\d+/u;
const joined = (name: string) => name.split(separators).join('');
const keysOf = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.map((word) => usernameKey(joined(word))));

const reserved = {
  anywhere: reservedNames.anywhere.map((word) => ({ text: joined(word), key: usernameKey(joined(word)) })),
  words: keysOf([...reservedNames.words, ...reservedNames.anywhere]),
  whole: keysOf([...reservedNames.whole, ...reservedNames.words, ...reservedNames.anywhere]),
};
const shortLatin = /^[a-z\d]{1,3}$/iu;

function isReserved(username: string): boolean {
  // An accent or a stroke does not make another word of it.
  const plain = inNormalForm(inNormalForm(username, 'NFD').replaceAll(/\p{M}/gu, ''), 'NFC');
  const name = joined(plain).toLowerCase();
  return reserved.whole.has(usernameKey(name)) || isWholeWithNumber(plain) || hasWord(plain) || hasPart(name);
}

/** Whether a reserved name has only a number behind it. A short one must stand as it is: `m-e-1990` has initials, `m-0d81` is random. */
function isWholeWithNumber(plain: string): boolean {
  const word = plain.replace(/[._-]*\d[\d._-]*$/u, '').replace(/^[._-]+/u, '');
  const isShort = shortLatin.test(joined(word));
  return (!isShort || /^\p{L}+$/u.test(word)) && reserved.whole.has(usernameKey(joined(word)));
}

function hasWord(plain: string): boolean {
  const words = plain.split(wordBounds);
  const isWord = (word: string) => reserved.words.has(usernameKey(word));
  return words.some(
    (word) =>
      isWord(word) ||
      isWord(word.replaceAll(/^\d+|\d+$/gu, '')) ||
      word.split(numbers).some((part) => !shortLatin.test(part) && isWord(part)),
  );
}

function hasPart(name: string): boolean {
  const rest = reservedNames.fine.reduce((text, fine) => text.replaceAll(fine, ' '), name);
  const key = usernameKey(name);
  // A Korean word is looked for in syllables: in letters, 영양사 would be in 영양삼.
  return reserved.anywhere.some(
    ({ text, key: word }) => rest.includes(text) || (/^[ -~]+$/.test(text) && key.includes(word)),
  );
}
