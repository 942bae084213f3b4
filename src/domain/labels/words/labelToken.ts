import type { Ingredient } from './ingredient.ts';

/** How a known ingredient is there: `flavour`: only its taste, for all that is sure; `without`: said not to be there. */
export type Role = 'plain' | 'flavour' | 'without';

/** A piece of a label, with its place in the text, `[start, end)`. */
export interface LabelToken {
  readonly start: number;
  readonly end: number;
  readonly state: 'known' | 'unknown' | 'noise';
  readonly ingredient: Ingredient | null;
  readonly role: Role;
  /** Says what something is for ("emulsifier"): an ingredient only where nothing else is told. */
  readonly isPurpose: boolean;
  /** Read as the word that it was surely meant to be: it brings what that word brings, and proves nothing in a declaration. */
  readonly isGuess: boolean;
  /** Says that what it stands beside comes from plants. */
  readonly isPlant: boolean;
}

/** Places in the text of a label, `[start, end)`. */
export type Place = readonly [start: number, end: number];

/** What is said of a token, without its place. */
export type Reading = Partial<LabelToken> & Pick<LabelToken, 'state'>;

export function token(input: Reading, [start, end]: Place): LabelToken {
  return {
    ingredient: null,
    role: 'plain',
    isPurpose: false,
    isGuess: false,
    isPlant: false,
    ...input,
    start,
    end,
  };
}

/** Neighbours that nobody knows are one piece. */
export function joined(tokens: readonly LabelToken[]): LabelToken[] {
  const result: LabelToken[] = [];
  for (const one of tokens) {
    const before = result.at(-1);
    if (one.state === 'unknown' && before?.state === 'unknown') {
      result[result.length - 1] = { ...before, end: one.end };
    } else result.push(one);
  }
  return result;
}
