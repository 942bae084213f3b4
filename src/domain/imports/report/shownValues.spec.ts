import { fieldTitle, shownValue } from './shownValues.ts';

test.each([
  ['name', 'Name'],
  ['source.licence', 'Licence'],
  ['nutrients.sodium', 'Sodium (mg)'],
  ['unheard.of', 'unheard.of'],
])('names the field %s', (place, title) => {
  expect(fieldTitle(place).en).toBe(title);
});

const categories = new Map([[7, { ko: '두부', en: 'Tofu' }]]);

test.each([
  ['nothing', 'name', null, null],
  ['an empty list', 'aliases', [], null],
  ['a figure', 'nutrients.sodium', 0, '0'],
  ['a bound', 'nutrients.sodium', { value: 5, qualifier: 'below' }, '< 5'],
  ['a trace', 'nutrients.sodium', { value: 0.5, qualifier: 'trace' }, 'trace (≤ 0.5)'],
  ['words', 'aliases', ['a', 'b'], 'a, b'],
  ['a choice', 'kind', 'processed', 'Processed'],
  ['a category', 'category', 7, 'Tofu'],
  ['a category that is gone', 'category', 8, '#8'],
  [
    'flags',
    'quality',
    [{ flag: 'trans-over-fat', nutrients: ['transFat', 'fat'] }],
    'More trans fat than fat. (Trans fat, Fat)',
  ],
])('shows %s', (_, field, value, shown) => {
  expect(shownValue({ field, value }, categories)?.en ?? null).toBe(shown);
});
