import { readerOf } from '../languages/labelReaders.ts';
import { inNormalForm } from '../../normalForm.ts';
import { memoized } from './memo.ts';

/**
 * Brings a word into the form in which words of its language are compared. Width, case and quotation marks do not
 * matter.
 */
export const wordKey = memoized(
  (word: string): string => {
    const plain = inNormalForm(word, 'NFKC')
      .toLowerCase()
      .replace(/[’‘`´′]/gu, "'")
      .trim();
    return readerOf(plain).keyOf(plain);
  },
  // The dictionary has 30,000 words. When all are known, a change of it is compiled in half the time.
  { maximumTexts: 50_000 },
);
