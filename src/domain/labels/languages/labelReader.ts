import type { AllergenScheme } from '../../foods/kinds.ts';
import type { LabelToken, Place } from '../words/labelToken.ts';
import type { Lexicon } from '../words/lexicon.ts';

/** One name of a label. */
export interface PrintedName {
  /** The whole text, in the form of `labelText`. */
  readonly text: string;
  /** Where the name stands in it; brackets may interrupt it. */
  readonly pieces: readonly Place[];
  /** From the first piece to the last. */
  readonly place: Place;
  /** The pieces, joined by a blank. */
  readonly name: string;
  readonly lexicon: Lexicon;
}

/** A language of labels: how its texts are recognised, how its words are compared, and how its names are read. */
export interface LabelReader {
  readonly language: string;
  readonly recognises: (text: string) => boolean;
  /** A word in the form in which words of the language are compared. */
  readonly keyOf: (word: string) => string;
  /** Names are written without blanks between words, so they are taken apart letter by letter. */
  readonly isWrittenTogether: boolean;
  /** Words that are no ingredients: how, how much, where from and what for. */
  readonly grammarWords: readonly string[];
  readonly read: (name: PrintedName) => LabelToken[];
  /** The law that every declaration in this language follows; null where the allergens that it names tell the law. */
  readonly law: AllergenScheme | null;
  /** Lists of ingredients point elsewhere for countries of origin, which says nothing of allergens. */
  readonly pointsElsewhereForOrigin: boolean;
  /** A declaration may follow a list of ingredients without a mark between them. */
  readonly declaresBehindList: boolean;
  /** What a thing is for stands beside the thing in one name: "emulsifier lecithin". */
  readonly namesPurposeBesideThing: boolean;
}
