import { shownFileName } from './fileName.ts';

test.each([
  ['../../etc/foods.csv', 'foods.csv'],
  [String.raw`C:\data\foods.csv`, 'foods.csv'],
  ['a\u0007\u202ecsv.csv', 'acsv.csv'],
  ['', 'file'],
])('%j is shown as %j', (claimed, shown) => {
  expect(shownFileName(claimed)).toBe(shown);
});

test('a long name that is cut in the middle of a letter can be stored as JSON', () => {
  expect(shownFileName(`🍲${'x'.repeat(195)}.csv`)).toBe(`\ufffd${'x'.repeat(195)}.csv`);
});
