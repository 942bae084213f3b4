import { rankByBruteForce } from '../../tests/helpers/bruteForceSearch.ts';
import { pageSize } from './engine.ts';
import type { SearchQuery } from './queries.ts';
import { searchTerms, type SearchableFood } from './searchableFood.ts';

/**
 * Ids that a search must answer, the best first, by the ranking that the tests hold the search against: it reads every
 * food and takes its time with each, so it is given only those that have the words at all.
 */
export function expectedIds(foods: readonly SearchableFood[], query: SearchQuery): readonly number[] {
  const words = searchTerms(query.keyword).words.map(spelledOut);
  const candidates = foods.filter(
    ({ compact, kind }) =>
      (query.kind === undefined || kind === query.kind) && words.every((word) => compact.includes(word)),
  );
  return rankByBruteForce(candidates, query.keyword)
    .slice(0, pageSize)
    .map(({ id }) => id);
}

/** The longest part of a word without lone consonants: those stand for any syllable that begins so. */
function spelledOut(word: string): string {
  return word.split(/[\u1100-\u11ff\u3131-\u318e]+/u).reduce((a, b) => (b.length > a.length ? b : a), '');
}
