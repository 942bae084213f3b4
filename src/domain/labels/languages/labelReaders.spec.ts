import { wordKey } from '../words/wordKey.ts';
import { labelReaders, readerOf } from './labelReaders.ts';

test.each([
  ['동결건조 새우분말', 'ko'],
  ['Cheddar 치즈 (milk)', 'ko'],
  ['skimmed milk powder', 'en'],
  ['crème fraîche', 'en'],
  // Nobody else reads these: no word of them is known, so nothing is proven by them.
  ['小麦、砂糖', 'en'],
  ['100 %', 'en'],
])('%s is read in %s', (text, language) => {
  expect(readerOf(text).language).toBe(language);
});

test('each language is there once', () => {
  const languages = labelReaders.map(({ language }) => language);
  expect(new Set(languages).size).toBe(languages.length);
});

test.each([
  ['새우 분말', '새우분말'],
  ['ｓｏｙ　Sauces', 'soy sauce'],
])('a word is compared in the form of its language: %s', (word, key) => {
  expect(wordKey(word)).toBe(key);
});
