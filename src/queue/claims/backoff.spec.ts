import { backoffSeconds } from './backoff.ts';

test.each([
  [1, 0, 5],
  [1, 1, 10],
  [2, 1, 20],
  [3, 0.5, 30],
  [7, 1, 100],
  [1_000, 1, 100],
  [0, 1, 10],
])('after %i failures with chance %d, waits %d seconds', (failures, chance, seconds) => {
  expect(backoffSeconds({ failures, baseSeconds: 10, capSeconds: 100, chance })).toBe(seconds);
});
