import { inNormalForm } from '../../normalForm.ts';

/**
 * Brings the name of an ingredient into the form in which names are compared: NFKC, lower case, single blanks, and no
 * blank beside a Hangul syllable, since Korean labels use blanks freely.
 */
export function ingredientKey(name: string): string {
  return inNormalForm(name, 'NFKC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/(?<=[가-힣]) | (?=[가-힣])/gu, '')
    .trim();
}

/**
 * Whether a name may contain another: "brown rice" contains "rice", "liquorice" does not. Korean joins words, so there
 * any part may be a word.
 *
 * @param name, part made by {@link ingredientKey}.
 */
export function mayContainName(name: string, part: string): boolean {
  return /[가-힣]/u.test(part) ? name.includes(part) : ` ${name} `.includes(` ${part} `);
}
