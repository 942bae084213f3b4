import { rankByBruteForce, readForBruteForce } from '../../tests/helpers/foods/bruteForceSearch.ts';
import { pageSize } from './engine.ts';
import type { SearchQuery } from './queries.ts';
import { searchTerms, type SearchableFood } from './searchableFood.ts';

/**
 * Ids that a search must answer, the best first, by the ranking that the tests hold the search against: it reads every
 * food and takes its time with each, so it is given only those that have the words at all.
 */
export function expectedIds(foods: readonly SearchableFood[], query: SearchQuery): readonly number[] {
  const patterns = searchTerms(query.keyword).words.map(patternOf);
  const candidates = foods.filter(
    ({ compact, kind }) =>
      (query.kind === undefined || kind === query.kind) && patterns.every((pattern) => pattern.test(compact)),
  );
  return rankByBruteForce(candidates.map(readForBruteForce), query)
    .slice(0, pageSize)
    .map(({ id }) => id);
}

const firstConsonant = 0x1100;
const firstSyllable = 0xac00;
const syllablesOfConsonant = 588;

/** What a word can mean at the most: a lone consonant (as NFKC leaves it) is any syllable that begins so, or itself. */
function patternOf(word: string): RegExp {
  const source = Array.from(word, (character) => {
    const consonant = character.charCodeAt(0) - firstConsonant;
    if (!/^[\u1100-\u1112]$/u.test(character))
      return character.replace(/[\\^$.*+?()[\]{}|/]/u, String.raw`\$&`);
    const start = firstSyllable + consonant * syllablesOfConsonant;
    const [from, to] = [start, start + syllablesOfConsonant - 1].map((code) => String.fromCharCode(code));
    return `[${character}${from}-${to}]`;
  });
  return new RegExp(source.join(''), 'u');
}
