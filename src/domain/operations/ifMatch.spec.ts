import { isMatch, parseIfMatch } from './ifMatch.ts';

test.each([
  ['*', 'any'],
  [' * ', 'any'],
  ['"1"', ['"1"']],
  ['"1", "2"', ['"1"', '"2"']],
  ['"1" ,\t"a,b"', ['"1"', '"a,b"']],
  ['""', ['""']],
  [', "1",, "2",', ['"1"', '"2"']],
  ['W/"1"', []],
  ['W/"1", "2"', ['"2"']],
])('reads %j', (header, condition) => {
  expect(parseIfMatch(header)).toEqual(condition);
});

test.each([
  '',
  ' ',
  ',',
  '1',
  '"1',
  '1"',
  "'1'",
  '"1" "2"',
  'w/"1"',
  'W/',
  '*, "1"',
  '"a b"',
  '"1";',
  '"1", x',
])('refuses %j', (header) => {
  expect(parseIfMatch(header)).toBeUndefined();
});

test('any version fulfils the star, and only a listed tag fulfils a list', () => {
  expect(isMatch('any', '"1"')).toBe(true);
  expect(isMatch(['"1"', '"2"'], '"2"')).toBe(true);
  expect(isMatch(['"1"'], '"2"')).toBe(false);
  expect(isMatch([], '"1"')).toBe(false);
});
