import type { Lexicon } from '../words/lexicon.ts';
import { token, type LabelToken, type Place } from '../words/labelToken.ts';
import { readerOf } from './labelReaders.ts';

/**
 * Reads one name of a list: the ingredients that it names, what it says besides, and what it has that nobody knows.
 *
 * @param text in the form of `labelText`; the name is the `pieces` of it.
 */
export function readName({
  text,
  pieces,
  dictionary: lexicon,
}: {
  text: string;
  pieces: readonly Place[];
  dictionary: Lexicon;
}): readonly LabelToken[] {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return [];
  const place: Place = [first[0], last[1]];
  const name = pieces.map(([start, end]) => text.slice(start, end)).join(' ');
  if (!/\p{L}/u.test(name)) return [token({ state: 'noise' }, place)];
  return readerOf(name).read({ text, pieces, place, name, lexicon });
}
