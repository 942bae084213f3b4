/** How many lines a text may have. A name has one; a note has many. */
export type TextLines = 'one' | 'many';

/** Why a text is refused: a character that nobody can see, with its code point, or nothing but blanks. */
export type TextFault =
  { readonly code: 'invisible_character'; readonly character: string } | { readonly code: 'only_blanks' };

/**
 * Finds what cannot be seen in a text: control characters, invisible characters, those that change the direction of what
 * follows, and those without a meaning. Two names that look equal would be different, and a label could hide a word from its reader. An empty
 * text is fine: it clears a value.
 *
 * Characters without a shape of their own are fine where a script or an emoji needs them: a joiner between two emoji or
 * two letters of a script that joins letters, a variation selector behind an emoji or a Chinese character, and the tags
 * of a flag.
 */
export function textFault(text: string, lines: TextLines): TextFault | undefined {
  if (text === '') return undefined;
  const rest = text.replace(neededInvisible, '');
  const found = (lines === 'one' ? unseen : unseenInLines).exec(rest)?.[0].codePointAt(0);
  if (found !== undefined)
    return {
      code: 'invisible_character',
      character: `U+${found.toString(16).toUpperCase().padStart(4, '0')}`,
    };
  // The blank of Braille has no shape either, but it is no space for Unicode.
  return /[^\s\u2800]/u.test(text) ? undefined : { code: 'only_blanks' };
}

/**
 * Controls, line and paragraph separators, marks of annotations, and Unicode's own list of characters that are not shown
 * (zero width, bidirectional, fillers of Hangul, selectors, tags).
 */
const notShown = String.raw`\p{Zl}\p{Zp}\ufff9-\ufffb\p{Default_Ignorable_Code_Point}`;
/**
 * Characters without a meaning, which each device shows differently: of private use, and code points without a
 * character. New emoji come to phones before they come to this list, so places for emoji are fine.
 */
const meaningless = String.raw`(?!\p{Extended_Pictographic})[\p{Co}\p{Cn}]`;
const unseen = new RegExp(String.raw`[\p{Cc}${notShown}]|${meaningless}`, 'u');
const unseenInLines = new RegExp(String.raw`[${notShown}]|(?![\t\n\r])\p{Cc}|${meaningless}`, 'u');

/** Scripts whose letters join or stack, and change their shape with a joiner between them (RFC 5892, appendix A). */
const joiningScripts = [
  ...[
    'Arabic',
    'Syriac',
    'Mongolian',
    'Nko',
    'Devanagari',
    'Bengali',
    'Gurmukhi',
    'Gujarati',
    'Oriya',
    'Tamil',
  ],
  ...['Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Khmer', 'Myanmar', 'Tibetan'],
]
  .map((script) => String.raw`\p{Script=${script}}`)
  .join('');

/** Invisible characters where a script or an emoji needs them. */
export const neededInvisible = new RegExp(
  [
    String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})`,
    String.raw`(?<=[${joiningScripts}])[\u200c\u200d](?=[${joiningScripts}])`,
    String.raw`(?<=\p{Emoji})[\ufe0e\ufe0f]`,
    String.raw`(?<=\p{Script=Han})[\ufe00-\ufe02\u{e0100}-\u{e01ef}]`,
    String.raw`(?<=\p{Script=Mongolian})[\u180b-\u180d\u180f]`,
    String.raw`(?<=\u{1f3f4})[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{1,6}\u{e007f}`,
  ].join('|'),
  'gu',
);
