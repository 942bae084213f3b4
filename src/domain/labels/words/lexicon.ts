import type { Ingredient } from './ingredient.ts';
import type { Spelling } from './spelling.ts';

/** What readers of names need from the dictionary. */
export interface Lexicon {
  /** @param key made by `wordKey`. */
  readonly find: (key: string) => Ingredient | undefined;
  /**
   * Whether a key of a language without blanks starts with the piece. Where none does, no longer piece needs a lookup.
   */
  readonly isPrefix: (piece: string) => boolean;
  /** The vocabulary of languages with blanks between words, with spelling correction. */
  readonly spelling: Spelling;
  /** The number of words of the longest key that begins with a word; 0 where none does. */
  readonly maxWordsFrom: (word: string) => number;
}
