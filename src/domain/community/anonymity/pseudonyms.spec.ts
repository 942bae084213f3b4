import { pseudonymCount, pseudonymIn, pseudonymOf, pseudonymWords } from './pseudonyms.ts';

test('a number has one name, and neighbours have different ones', () => {
  expect(pseudonymOf(6n)).toBe('조용한 너구리 7');
  expect(pseudonymOf(BigInt(pseudonymCount) + 6n)).toBe('조용한 너구리 7');
  const names = Array.from({ length: 5_000 }, (_, at) => pseudonymOf(BigInt(at * 81)));
  expect(new Set(names).size).toBe(5_000);
});

test('a name is shown in the language of the reader', () => {
  expect(pseudonymIn('ko', '조용한 너구리 7')).toBe('조용한 너구리 7');
  expect(pseudonymIn('en', '조용한 너구리 7')).toBe('quiet raccoon 7');
  expect(pseudonymIn('en', '사라진 말 7')).toBe('사라진 말 7');
});

test('each word is there once in each language, so that two names stay two names in translation', () => {
  const words = [...pseudonymWords.adjectives, ...pseudonymWords.animals];
  expect(new Set(words.map(([ko]) => ko)).size).toBe(words.length);
  expect(new Set(words.map(([, en]) => en)).size).toBe(words.length);
  expect(words.flat().filter((word) => /\s/.test(word))).toEqual([]);
});
