import { inNormalForm } from '../normalForm.ts';

/**
 * What somebody typed, as it is searched for: in composed Unicode (NFC), without characters that nobody sees and without
 * punctuation that closes a sentence or a quotation ("두부!", "tofu?", "두부。"). The names themselves stay as they are: a
 * name that ends in "!" contains the keyword without it.
 *
 * @returns an empty text when nothing but separators and punctuation is left.
 */
export function keywordOf(typed: string): string {
  const characters = Array.from(visibleText(typed).trimStart());
  // Not a regular expression up to the end, which takes quadratic time.
  const keyword = characters.slice(0, characters.findLastIndex((one) => !closing.test(one)) + 1).join('');
  return hasContent.test(keyword) ? keyword : '';
}

/** The text in composed Unicode without characters that nobody sees; control characters are blanks. */
export function visibleText(typed: string): string {
  return inNormalForm(typed, 'NFC')
    .replace(/\p{Cc}/gu, ' ')
    .replace(invisible, '');
}

/** Format characters, such as zero-width spaces and marks of direction, and the fillers of Hangul and Braille. */
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** Blanks and closing marks. "%" belongs to a name. */
const closing =
  /[\s\p{Pe}\p{Pf}.,;:!?\u2026\u3001\u3002\uff0c\uff0e\uff01\uff1f\uff1a\uff1b\uff61\uff64~"'\u0060\u00b7]/u;
/** Letters, digits and signs; of punctuation only what the normal form of a name keeps. */
const hasContent = /[\p{L}\p{M}\p{N}%\\&@#*]|(?![|<>~\u0060])\p{S}/u;
