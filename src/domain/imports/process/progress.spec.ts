import { progressLine, secondsLeft } from './progress.ts';

test.each([
  [{ rows: 0, total: 818_846, rowsPerSecond: 0 }, '0 %: 0 of 818,846 rows, 0 a second'],
  [
    { rows: 409_423, total: 818_846, rowsPerSecond: 1_000 },
    '50 %: 409,423 of 818,846 rows, 1,000 a second, 6 min 50 s left',
  ],
  [{ rows: 990, total: 1_000, rowsPerSecond: 1 }, '99 %: 990 of 1,000 rows, 1 a second, 10 s left'],
  [{ rows: 1_000, total: 1_000, rowsPerSecond: 50 }, '100 %: 1,000 of 1,000 rows, 50 a second, 0 s left'],
])('%j is printed by the rows that are written', (progress, line) => {
  expect(progressLine(progress)).toBe(line);
});

test.each([
  [{ rows: 10, total: null, rowsPerSecond: 5 }, null],
  [{ rows: 10, total: 20, rowsPerSecond: null }, null],
  [{ rows: 10, total: 21, rowsPerSecond: 5 }, 3],
])('the time left of %j is %s', (progress, seconds) => {
  expect(secondsLeft(progress)).toBe(seconds);
});
