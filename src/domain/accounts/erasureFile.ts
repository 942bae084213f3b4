/** The name of the file under DATA_DIR that lists the erasures, one keyed hash a line. */
export const erasureFileName = 'erased-accounts.txt';

/** The hashes of the file. A last line that a crash cut off is no hash, and the next run writes it again. */
export function parseErasureFile(text: string): string[] {
  return [...new Set(text.split('\n').filter((line) => /^[\w-]{43}$/.test(line)))];
}
