import { median, percentiles, type Answered } from './measure.ts';

const answered = (times: number[]): Answered => ({
  queryClass: { name: 'any', askedOf: 'all', queries: [] },
  query: { keyword: 'any' },
  ids: [],
  times,
});

test('percentiles are those of all times together, by nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect(percentiles([answered(hundred.slice(0, 30)), answered(hundred.slice(30))])).toEqual({
    p50: 50,
    p95: 95,
    max: 100,
  });
  expect(percentiles([answered([7])])).toEqual({ p50: 7, p95: 7, max: 7 });
});

test('a median is not moved by one slow round', () => {
  expect(median(answered([3, 900, 1, 2, 4]))).toBe(3);
});
