import { rankByBruteForce, readForBruteForce } from '../../tests/helpers/foods/bruteForceSearch.ts';
import { pageSize } from './engine.ts';
import type { SearchQuery } from './queries.ts';
import { searchTerms, type SearchableFood } from './catalogue/searchableFood.ts';

/**
 * Returns the ids that a search must answer, the best first. The ranking is the slow reference of the tests, so a
 * pattern first selects the foods that have the words.
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

/**
 * A pattern for all texts that a word can match: a lone consonant matches itself and every syllable that begins with
 * it.
 */
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
