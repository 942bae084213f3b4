import type { Ingredient } from './ingredient.ts';
import type { Spelling } from './spelling.ts';

/** What readers of names look up. */
export interface Lexicon {
  /** @param key made by `wordKey`. */
  readonly find: (key: string) => Ingredient | undefined;
  /**
   * Whether a key of a language that is written together begins so; where none does, no longer piece of a text needs to
   * be looked up.
   */
  readonly isBeginning: (piece: string) => boolean;
  /** What single words are in languages with blanks between words, and what misspelt ones were meant to be. */
  readonly spelling: Spelling;
  /** The most words of a key. */
  readonly mostWords: number;
}
