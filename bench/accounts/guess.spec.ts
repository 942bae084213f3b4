import { guessByThreshold } from './guess.ts';

const range = (from: number, count: number, step = 1) =>
  Array.from({ length: count }, (_, at) => from + at * step);

test('times that do not overlap are always guessed', () => {
  expect(guessByThreshold(range(100, 60), range(1, 60)).share).toBeGreaterThan(0.98);
  expect(guessByThreshold(range(1, 60), range(100, 60)).share).toBeGreaterThan(0.98);
});

test('equal times are guessed by chance', () => {
  const { share, chance } = guessByThreshold(range(1, 60), range(1, 60));
  expect(share).toBeLessThanOrEqual(chance);
  expect(chance).toBeCloseTo(0.589, 3);
});
