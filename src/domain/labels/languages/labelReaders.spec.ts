import { wordKey } from '../words/wordKey.ts';
import { labelReaders, readerOf } from './labelReaders.ts';

test.each([
  ['동결건조 새우분말', 'ko'],
  ['Cheddar 치즈 (milk)', 'ko'],
  ['skimmed milk powder', 'en'],
  ['crème fraîche', 'en'],
  // No other reader recognises these. English knows none of their words, so they prove nothing.
  ['小麦、砂糖', 'en'],
  ['100 %', 'en'],
])('reads %s with the reader of %s', (text, language) => {
  expect(readerOf(text).language).toBe(language);
});

test('lists each language once', () => {
  const languages = labelReaders.map(({ language }) => language);
  expect(new Set(languages).size).toBe(languages.length);
});

test.each([
  ['새우 분말', '새우분말'],
  ['ｓｏｙ　Sauces', 'soy sauce'],
])('brings %s into the form in which its language compares words', (word, key) => {
  expect(wordKey(word)).toBe(key);
});
