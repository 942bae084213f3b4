/** The side of the small grey picture from which the hash is made: one more than the differences of a row. */
export const hashedSide = 9;
/** Pictures whose hashes differ in at most so many of their 128 bits show the same. */
export const sameWithin = 10;
/** A picture with less contrast (a blank page) has a hash by chance. */
const leastContrast = 4;

/**
 * The difference hash (dHash) of a picture: for 64 pairs of neighbours in a row and 64 in a column, which one is
 * brighter. It stays nearly the same when the picture is scaled, compressed or brightened, and no picture can be made
 * of it.
 *
 * @param pixels 9 × 9 grey values, row by row.
 * @returns 32 hexadecimal digits; undefined for a picture without contrast.
 */
export function differenceHash(pixels: Uint8Array): string | undefined {
  const at = (x: number, y: number) => pixels[y * hashedSide + x] ?? 0;
  const cells = Array.from({ length: 64 }, (_, index) => ({ x: index % 8, y: Math.floor(index / 8) }));
  const inRows = cells.map(({ x, y }) => at(x + 1, y) - at(x, y));
  const inColumns = cells.map(({ x, y }) => at(x, y + 1) - at(x, y));
  const differences = [...inRows, ...inColumns];
  const contrast =
    differences.reduce((sum, difference) => sum + Math.abs(difference), 0) / differences.length;
  if (contrast < leastContrast) return undefined;
  const bits = differences.map((difference) => (difference > 0 ? '1' : '0')).join('');
  return BigInt(`0b${bits}`).toString(16).padStart(32, '0');
}
