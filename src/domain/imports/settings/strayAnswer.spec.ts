import { strayAnswer, type ImportQuestion } from './settings.ts';

const question = (id: string, values: readonly string[]): ImportQuestion => ({
  id,
  kind: 'unit',
  text: { ko: '?', en: '?' },
  choices: values.map((value) => ({ value, label: { ko: value, en: value } })),
});
const questions = [question('unit:sodium', ['g', 'mg']), question('encoding:a.csv', ['cp949'])];

test.each([
  ['no answer', {}, undefined],
  ['a right answer', { 'unit:sodium': 'g' }, undefined],
  [
    'an unknown question',
    { 'unit:salt': 'g' },
    { stray: 'id', id: 'unit:salt', value: 'g', known: ['unit:sodium', 'encoding:a.csv'] },
  ],
  [
    'an unknown answer',
    { 'unit:sodium': 'kg' },
    { stray: 'value', id: 'unit:sodium', value: 'kg', known: ['g', 'mg'] },
  ],
])('%s', (_, answers, found) => {
  expect(strayAnswer({ questions }, { answers })).toEqual(found);
});
