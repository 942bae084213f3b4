/**
 * Text as we keep it: composed (NFC), so that two spellings of one word are equal; no zero-width, bidi or control
 * characters that nobody sees; runs of blanks are one blank, none at the ends.
 */
export function cleanText(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').replace(invisible, '').replace(/ +/g, ' ').trim();
}

/**
 * Whether a text holds something that cannot be kept: NUL (PostgreSQL has no place for it), or half a surrogate pair
 * (no text in any encoding).
 */
export function isStorableText(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}

const invisible = /[\p{Cc}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
