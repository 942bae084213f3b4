import { valueText } from './valueText.ts';

test.each([
  [null, '비어 있음', 'Empty'],
  [[], '비어 있음', 'Empty'],
  [true, '예', 'Yes'],
  [0, '0', '0'],
  [1140.5, '1,140.5', '1,140.5'],
  ['김치', '김치', '김치'],
  [['milk', 'egg'], 'milk, egg', 'milk, egg'],
  [{ id: 3, title: '찌개' }, '찌개', '찌개'],
  [
    { scheme: 'mfds', contains: ['milk'], mayContain: [] },
    'scheme: mfds; contains: milk',
    'scheme: mfds; contains: milk',
  ],
  [{ version: 3, rules: [{}, {}] }, '규칙 2개, 버전 3', '2 rules, version 3'],
])('%j is shown in words', (value, ko, en) => {
  expect([valueText(value, 'ko'), valueText(value, 'en')]).toEqual([ko, en]);
});
