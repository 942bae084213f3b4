import unhomoglyph from 'unhomoglyph';
import { usernameKey } from '../../accounts/names/username.ts';
import { inNormalForm } from '../../normalForm.ts';

/**
 * A word of a text in every form in which somebody may have hidden another word in it. Words of filters have one form.
 * Forms are compared for equality; they are not shown to anybody.
 */
export interface FoldedWord {
  /** Without all signs between its letters. */
  readonly joined: string;
  /** Where the parts between its signs begin in `joined`, but the first one. */
  readonly seams: readonly number[];
  /** With the parts between its signs, and with single Korean letters or digits left out or added to the syllable before. */
  readonly forms: readonly string[];
  /** How many letters a reader sees. */
  readonly letters: number;
}

/** Folds the words of a text, in their order. Whatever a reader does not see makes no difference. */
export function foldText(text: string): FoldedWord[] {
  return visible(text)
    .split(/\s+/u)
    .map(foldWord)
    .filter(({ joined }) => joined !== '');
}

/** The form of a word or phrase of a filter; its blanks and signs make no difference. */
export function foldPhrase(text: string): string {
  return foldText(text)
    .map(({ joined }) => joined)
    .join('');
}

/**
 * A text by which two texts are compared that say the same: letters and digits only, look-alikes as one. Two texts without
 * a letter are compared by their signs.
 */
export function sameText(text: string): string {
  const folded = foldPhrase(text);
  return folded === '' ? visible(text).replaceAll(/\s+/gu, '') : folded;
}

/**
 * In NFKC, where single Korean letters make syllables, in lower case, without what nobody sees and without marks on Korean
 * syllables. Letters in boxes and circles, and those that flags are made of, are letters.
 */
export function visible(text: string): string {
  const plain = text
    .replaceAll(/[\p{Default_Ignorable_Code_Point}\u2800]/gu, '')
    .replaceAll(boxedLetters, (letter) => {
      const code = letter.codePointAt(0) ?? 0;
      const first = code < 0x1f170 ? 0x1f150 : code < 0x1f1e6 ? 0x1f170 : 0x1f1e6;
      return String.fromCodePoint(code - first + 0x61);
    });
  return inNormalForm(plain, 'NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}|(?<=\p{sc=Hangul})\p{M}+/gu, '')
    .toLowerCase();
}

/** A visible text whose look-alikes of Latin letters are Latin: other scripts, accents, and digits between letters. */
export function asLatin(text: string): string {
  return withoutAccents(visible(text))
    .replaceAll(/[\p{sc=Cyrillic}\p{sc=Greek}]/gu, (letter) => unhomoglyph(letter).toLowerCase())
    .replaceAll(betweenLetters, (sign) => letterOf.get(sign) ?? sign)
    .replaceAll(/(?<=[a-z])[01](?=[a-z])/gu, (digit) => (digit === '0' ? 'o' : 'i'));
}

/** White on a black circle, white on a black box, and the letters of flags: three alphabets of A to Z. */
const boxedLetters = /[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}\u{1f1e6}-\u{1f1ff}]/gu;

function foldWord(word: string): FoldedWord {
  const plain = word.replaceAll(betweenLetters, (sign) => letterOf.get(sign) ?? sign);
  const together = plain.replaceAll(noLetters, '');
  const joined = foldLetters(together);
  const parts = plain
    .split(noLetters)
    .filter((part) => part !== '')
    .map(foldLetters);
  const whole = [joined, foldLetters(together.replaceAll(digitsInKorean, ''))];
  const forms = [...parts, ...whole].flatMap((form) =>
    looseLetters.test(form) ? withoutLoose(form) : [form],
  );
  let end = 0;
  const seams = parts.map((part) => (end += part.length)).slice(0, -1);
  return {
    joined,
    seams,
    forms: [...new Set(forms)].filter((form) => form !== ''),
    letters: plain.match(/[\p{L}\p{N}]/gu)?.length ?? 0,
  };
}

/** Signs and digits that stand for a letter, where letters are around them. The digits 0 and 1 have look-alikes already. */
const letterOf: ReadonlyMap<string, string> = new Map([
  ['@', 'a'],
  ['$', 's'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['7', 't'],
  ['!', 'i'],
]);
const betweenLetters = /(?<=\p{sc=Latin})[@$!3457](?=\p{sc=Latin})/gu;
const noLetters = /[^\p{L}\p{M}\p{N}]+/gu;
const digitsInKorean = /(?<=\p{sc=Hangul})\d+(?=\p{sc=Hangul})/gu;

/** 0 and 1, alone or twice, stand for a letter before one; a last 0 does behind one. Other digits are numbers (`Ana1988`). */
const digitsAsLetters =
  /(?<!\d)(?:00?|11?)(?=[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}])|(?<=[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}])0(?!\d)/gu;

/**
 * The letters of all scripts but Hangul by what they look like; Korean syllables stay, because jamo would run together.
 * An m stays as well: it looks like `rn`, and other words come of it (`burn`, `bum`).
 */
function foldLetters(word: string): string {
  return withoutAccents(word)
    .replaceAll(digitsAsLetters, (digits) => digits.replaceAll('0', 'o').replaceAll('1', 'l'))
    .split(/(\p{sc=Hangul}+|\d+|[m\u1d0d]+)/u)
    .map((part, at) => (at % 2 === 1 ? part.replaceAll('\u1d0d', 'm') : usernameKey(part)))
    .join('');
}

function withoutAccents(text: string): string {
  return inNormalForm(
    inNormalForm(text, 'NFD').replaceAll(/(?<=[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}])\p{M}+/gu, ''),
    'NFC',
  );
}

/** Korean letters that stand alone: initials, vowels and finals. */
const looseLetters = /[\u1100-\u11ff]/u;
const syllable = { first: 0xac00, last: 0xd7a3, finals: 28 };
/** The initial consonants in the order of Unicode, and the same letters as finals (0: it never is one). */
const finalOf = [1, 2, 4, 7, 0, 8, 16, 17, 0, 19, 20, 21, 22, 0, 23, 24, 25, 26, 27];

/** Loose letters left out (카ㅡ지노, 카지노ㅋㅋ), and a loose consonant as the end of the syllable before it (시바ㄹ). */
function withoutLoose(form: string): string[] {
  const merged = form.replaceAll(
    /([\uac00-\ud7a3])([\u1100-\u1112])/gu,
    (both, before: string, initial: string) => {
      const code = before.codePointAt(0) ?? syllable.first;
      const final = finalOf[(initial.codePointAt(0) ?? 0) - 0x1100] ?? 0;
      const isOpen = (code - syllable.first) % syllable.finals === 0;
      return isOpen && final > 0 ? String.fromCodePoint(code + final) : both;
    },
  );
  return [form, merged].map((text) => text.replaceAll(/[\u1100-\u11ff]+/gu, ''));
}
