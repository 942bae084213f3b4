import { readerOf } from '../languages/labelReaders.ts';

/** A word of a label as words of its language are compared, whatever its width, case and quotation marks. */
export function wordKey(word: string): string {
  const plain = word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘`´′]/gu, "'")
    .trim();
  return readerOf(plain).keyOf(plain);
}
