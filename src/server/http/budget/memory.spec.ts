import { createMemory } from './memory.ts';

test('one client gets at most half of the memory, and all together the whole', () => {
  const { reserve } = createMemory({ bytes: 100 });
  expect(reserve('a', 50)).toBeDefined();
  expect(reserve('a', 1)).toBeUndefined();
  expect(reserve('b', 40)).toBeDefined();
  expect(reserve('c', 11)).toBeUndefined();
  expect(reserve('c', 10)).toBeDefined();
});

test('memory that is freed, once or twice, can be reserved once again', () => {
  const { reserve } = createMemory({ bytes: 100 });
  const free = reserve('a', 50);
  free?.();
  free?.();
  expect(reserve('a', 50)).toBeDefined();
  expect(reserve('a', 1)).toBeUndefined();
});
