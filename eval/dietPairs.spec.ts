import { dietPairs } from '../tests/fixtures/suitability/dietPairs.ts';
import { pairDifferences, shareDecided, verdictTable } from '../tests/fixtures/suitability/dietScores.ts';

const differences = pairDifferences();

describe.each([...dietPairs])('the pairs of %s', (diet, pairs) => {
  const differing = differences.get(diet) ?? [];

  it('are never called suitable where the guideline does not', () => {
    expect(differing.filter(({ isTooGood }) => isTooGood).map(({ line }) => line)).toEqual([]);
  });

  it('get the verdict of the guideline in at least 95 % of the cases', () => {
    const tolerated = Math.floor(pairs.length * 0.05);
    expect(differing.length > tolerated ? differing.map(({ line }) => line) : []).toEqual([]);
  });

  it('have plain cases and edges, and no case twice', () => {
    const keys = pairs.map(({ food, profile }) => JSON.stringify([food, profile]));
    expect(new Set(keys).size).toBe(keys.length);
    const edges = pairs.filter(({ edge }) => edge === true).length;
    expect(edges / pairs.length).toBeGreaterThanOrEqual(0.4);
    expect(edges / pairs.length).toBeLessThanOrEqual(0.6);
  });
});

describe('of the foods of the starter catalogue', () => {
  const table = verdictTable();

  it.each([...table])('%s decides at least 60 %%', (_, counts) => {
    expect(shareDecided([counts])).toBeGreaterThanOrEqual(0.6);
  });

  it('all diets together decide at least 75 %', () => {
    expect(shareDecided([...table.values()])).toBeGreaterThanOrEqual(0.75);
  });
});
