import { callerLanguage, requestedLanguage } from './language.ts';

test.each([
  ['ko', 'ko'],
  ['ko-KR', 'ko'],
  ['KO-kr,ko;q=0.9', 'ko'],
  ['en;q=0.5, ko;q=0.8', 'ko'],
  ['fr-CH, fr;q=0.9, en;q=0.8, ko;q=0.7, *;q=0.5', 'en'],
  ['ko;q=0, en', 'en'],
  ['en-US,en;q=0.9', 'en'],
  ['fr', undefined],
  ['*', undefined],
  ['', undefined],
  [null, undefined],
  [',,;q=', undefined],
  ['ko;q=high, en;q=0.1', 'en'],
  ['korea', undefined],
  ['x'.repeat(10_000), undefined],
])('of the header %j, the language is %j', (header, language) => {
  expect(requestedLanguage(header)).toBe(language);
});

test('without a supported language in the header, a member gets the chosen language, and a program English', () => {
  expect(callerLanguage('*', 'ko')).toBe('ko');
  expect(callerLanguage('en', 'ko')).toBe('en');
  expect(callerLanguage('fr')).toBe('en');
});
