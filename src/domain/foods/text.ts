import { inNormalForm } from '../normalForm.ts';
import { neededInvisible } from '../visibleText.ts';

/**
 * Brings text into its stored form: NFC, so that two spellings of one word are equal; no zero-width, bidi or control
 * characters, except where a script or an emoji needs them; single blanks, and none at the ends.
 */
export function cleanText(text: string): string {
  return inNormalForm(text, 'NFC')
    .replace(/\s+/g, ' ')
    .replace(invisible, (_, needed: string | undefined) => needed ?? '')
    .replace(/ +/g, ' ')
    .trim();
}

/** The same for a text of many lines, as printed on a pack: its lines stay. */
export function cleanLines(text: string): string {
  if (!/[\r\n]/.test(text)) return cleanText(text);
  return text
    .split(/\r\n|\r|\n/)
    .map(cleanText)
    .join('\n')
    .trim();
}

/**
 * Whether a text can be stored. NUL (PostgreSQL rejects it) and half a surrogate pair (invalid in every encoding)
 * cannot.
 */
export function isStorableText(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}

/** The beginning of a text that is shown to somebody, in a form that can be stored. */
export function shownText(text: string, length = 64): string {
  return text
    .slice(0, length)
    .replaceAll('\0', '\ufffd')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}

const invisible = new RegExp(
  String.raw`(${neededInvisible.source})|[\p{Cc}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]`,
  'gu',
);
