import { createBoundedCache } from './boundedCache.ts';

it('drops the values that were used least recently', () => {
  const cache = createBoundedCache<string>({ maximumWeight: 10 });
  cache.set('a', 'A', 4);
  cache.set('b', 'B', 4);
  expect(cache.get('a')).toBe('A');
  cache.set('c', 'C', 4);
  expect(['a', 'b', 'c'].map(cache.get)).toEqual(['A', undefined, 'C']);
});

it('replaces a value, with its weight', () => {
  const cache = createBoundedCache<string>({ maximumWeight: 10 });
  cache.set('a', 'A', 9);
  cache.set('a', 'a', 1);
  cache.set('b', 'B', 9);
  expect(['a', 'b'].map(cache.get)).toEqual(['a', 'B']);
});

it('does not keep a value that is too heavy', () => {
  const cache = createBoundedCache<string>({ maximumWeight: 10 });
  cache.set('a', 'A', 11);
  expect(cache.get('a')).toBeUndefined();
});
