import type { Ingredient } from './ingredient.ts';

/**
 * How a label mentions an ingredient. `flavour`: only its taste is certain. `without`: the label says that it is
 * absent.
 */
export type Role = 'plain' | 'flavour' | 'without';

/** A piece of a label, with its range in the text, `[start, end)`. */
export interface LabelToken {
  readonly start: number;
  readonly end: number;
  readonly state: 'known' | 'unknown' | 'noise';
  readonly ingredient: Ingredient | null;
  readonly role: Role;
  /**
   * The word says what an additive is for ("emulsifier"). It counts as an ingredient only where nothing else is listed.
   */
  readonly isPurpose: boolean;
  /**
   * The reader corrected the word. The token has the effect of the corrected word, but proves nothing in a declaration.
   */
  readonly isGuess: boolean;
  /** The word says that its neighbour comes from plants. */
  readonly isPlant: boolean;
  /**
   * The tokens that a longer word of an allergen covers: "milk" in "milk protein". Their allergens and classes count
   * too, so that an added allergen never removes what the label showed without it.
   */
  readonly coveredTokens: readonly LabelToken[];
}

/** A range in the text of a label, `[start, end)`. */
export type TextRange = readonly [start: number, end: number];

/** A token without its range. */
export type Reading = Partial<LabelToken> & Pick<LabelToken, 'state'>;

export function toToken(reading: Reading, [start, end]: TextRange): LabelToken {
  return {
    ingredient: null,
    role: 'plain',
    isPurpose: false,
    isGuess: false,
    isPlant: false,
    coveredTokens: [],
    ...reading,
    start,
    end,
  };
}

/** The tokens, each followed by the tokens that it covers. */
export function withCoveredTokens(tokens: readonly LabelToken[]): LabelToken[] {
  return tokens.flatMap((token) => [token, ...token.coveredTokens]);
}

/** Merges neighbouring unknown tokens into one. */
export function mergeUnknownTokens(tokens: readonly LabelToken[]): LabelToken[] {
  const result: LabelToken[] = [];
  for (const one of tokens) {
    const previous = result.at(-1);
    if (one.state === 'unknown' && previous?.state === 'unknown') {
      result[result.length - 1] = { ...previous, end: one.end };
    } else result.push(one);
  }
  return result;
}
