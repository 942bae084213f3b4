/**
 * An ingredient's name as names are compared: composed, lower case, single blanks, and none beside a Hangul syllable,
 * since Korean labels put blanks freely.
 */
export function ingredientKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/(?<=[가-힣]) | (?=[가-힣])/gu, '')
    .trim();
}

/**
 * Whether a name may hold another: "brown rice" holds "rice", "liquorice" does not. In Korean, where words are joined,
 * any part may be a word.
 *
 * @param name, part made by {@link ingredientKey}.
 */
export function mayHold(name: string, part: string): boolean {
  return /[가-힣]/u.test(part) ? name.includes(part) : ` ${name} `.includes(` ${part} `);
}
