/** Digits and capital letters without those that look alike (0 O, 1 I L, 2 Z, 5 S, 8 B, U V). */
const letters = '34679ACDEFGHJKMNPQRTWXY';
const length = 10;
const codeShape = new RegExp(`^[${letters}]{${String(length)}}$`);

/**
 * A code that a member reads out to a dietitian, such as `7KQMR-4XTCE`: 23^10 are 4 × 10^13 codes.
 *
 * @param randomInt a whole number from 0 up to, but not including, its argument.
 */
export function newSharingCode(randomInt: (limit: number) => number): string {
  const code = Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
  return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`;
}

/** A code as somebody types it, in its one form; undefined for what can be no code. */
export function parseSharingCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '');
  return codeShape.test(code) ? code : undefined;
}
