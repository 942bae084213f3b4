import type { Dictionary } from './words/dictionary.ts';
import { token, type LabelToken, type Place } from './words/labelToken.ts';
import { readEnglish } from './readEnglish.ts';
import { readKorean } from './readKorean.ts';

/**
 * Reads one name of a list: the ingredients that it names, what it says besides, and what it has that nobody knows.
 *
 * @param of.text in the form of `labelText`; the name is the `pieces` of it.
 */
export function readName(of: {
  text: string;
  pieces: readonly Place[];
  dictionary: Dictionary;
}): readonly LabelToken[] {
  const { text, pieces } = of;
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return [];
  const place: Place = [first[0], last[1]];
  const name = pieces.map(([start, end]) => text.slice(start, end)).join(' ');
  if (!/\p{L}/u.test(name)) return [token({ state: 'noise' }, place)];
  if (!/[가-힣]/u.test(name)) return readEnglish(of);
  return readKorean({ ...of, name, place });
}
