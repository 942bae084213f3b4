import type { AllergenScheme } from '../../foods/kinds.ts';
import type { LabelToken, TextRange } from '../words/labelToken.ts';
import type { Lexicon } from '../words/lexicon.ts';

/** One name of a label. */
export interface PrintedName {
  /** The whole text, made by `toLabelText`. */
  readonly text: string;
  /** The ranges of the name in the text. A bracket may interrupt a name. */
  readonly pieces: readonly TextRange[];
  /** From the start of the first piece to the end of the last one. */
  readonly range: TextRange;
  /** The pieces, joined by a blank. */
  readonly name: string;
  readonly lexicon: Lexicon;
}

/** A language of labels: how to recognise its texts, how to compare its words and how to read its names. */
export interface LabelReader {
  readonly language: string;
  readonly recognises: (text: string) => boolean;
  /** Turns a word into the form in which words of this language are compared. */
  readonly keyOf: (word: string) => string;
  /** Words have no blanks between them, so the reader segments names letter by letter. */
  readonly isWrittenWithoutSpaces: boolean;
  /** Words that are not ingredients. They say how, how much, where from or what for. */
  readonly grammarWords: readonly string[];
  readonly read: (name: PrintedName) => LabelToken[];
  /** The law that every declaration in this language follows; null where the allergens that it names decide. */
  readonly law: AllergenScheme | null;
  /** A declaration may follow a list of ingredients without a mark between them. */
  readonly declaresAfterList: boolean;
  /** One name may hold a purpose and the ingredient: "emulsifier lecithin". */
  readonly namesPurposeWithIngredient: boolean;
}
