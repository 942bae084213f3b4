import type { Engine } from './engine.ts';
import { measureSearches, median, percentiles, type Answered } from './measure.ts';

const answered = (times: number[]): Answered => ({
  queryClass: { name: 'any', askedOf: 'all', queries: [] },
  query: { keyword: 'any' },
  ids: [],
  times,
});

test('computes percentiles over all times by nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect(percentiles([answered(hundred.slice(0, 30)), answered(hundred.slice(30))])).toEqual({
    p50: 50,
    p95: 95,
    max: 100,
  });
  expect(percentiles([answered([7])])).toEqual({ p50: 7, p95: 7, max: 7 });
});

test('does not let one slow round change the median', () => {
  expect(median(answered([3, 900, 1, 2, 4]))).toBe(3);
});

test('runs every query once before it measures any', async () => {
  const asked: string[] = [];
  const engine: Engine = {
    name: 'one that writes down',
    rounds: 2,
    load: () => Promise.resolve(),
    search: ({ keyword }) => Promise.resolve([asked.push(keyword)]),
    sizeBytes: () => Promise.resolve(0),
    close: () => Promise.resolve(),
  };
  const queries = [{ keyword: 'a' }, { keyword: 'b' }];
  const answers = await measureSearches(engine, { classes: [{ name: 'any', askedOf: 'all', queries }] });
  expect(asked).toEqual(['a', 'b', 'a', 'a', 'b', 'b']);
  expect(answers.map(({ query, ids, times }) => [query.keyword, ids, times.length])).toEqual([
    ['a', [1], 2],
    ['b', [2], 2],
  ]);
});
