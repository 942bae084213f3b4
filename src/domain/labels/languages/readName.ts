import type { Lexicon } from '../words/lexicon.ts';
import { toToken, type LabelToken, type TextRange } from '../words/labelToken.ts';
import { readerOf } from './labelReaders.ts';

/**
 * Reads one name of a list into tokens: ingredients, words without meaning for us, and unknown pieces.
 *
 * @param text made by `toLabelText`; `pieces` are the ranges of the name in it.
 */
export function readName({
  text,
  pieces,
  dictionary: lexicon,
}: {
  text: string;
  pieces: readonly TextRange[];
  dictionary: Lexicon;
}): readonly LabelToken[] {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return [];
  const range: TextRange = [first[0], last[1]];
  const name = pieces.map(([start, end]) => text.slice(start, end)).join(' ');
  if (!/\p{L}/u.test(name)) return [toToken({ state: 'noise' }, range)];
  return readerOf(name).read({ text, pieces, range, name, lexicon });
}
