import { canonicalJson } from './canonicalJson.ts';

test('the order of keys does not matter, at any depth', () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }], a: '가' })).toBe('{"a":"가","b":[{"c":null,"d":1}]}');
});

test('the order of a list, and an absent and an empty value, differ', () => {
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
  expect(canonicalJson({ a: null })).not.toBe(canonicalJson({}));
});
