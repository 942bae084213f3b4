import { mentionedNames } from './mentionedNames.ts';

test.each([
  ['@mina look', [['mina']]],
  ['Thanks, @mina.', [['mina.', 'mina']]],
  ['(@mi_na-2)', [['mi_na-2']]],
  ['@미나', [['미나']]],
  ['@미나님은 어때요', [['미나님은', '미나님', '미나']]],
  ['@미나씨가', [['미나씨가', '미나씨', '미나']]],
  ['@mina에게', [['mina에게', 'mina']]],
  ['＠mina', [['mina']]],
  ['@mina @mina @jun', [['mina'], ['jun']]],
])('%s names %j', (text, names) => {
  expect(mentionedNames(text)).toEqual(names);
});

test.each(['mina@example.com', 'a.@mina', '@@mina', '@ mina', '@', '@a', ''])('%j names nobody', (text) => {
  expect(mentionedNames(text)).toEqual([]);
});

test('does not take another member for the one whose name begins alike', () => {
  expect(mentionedNames('@미나리밭')).toEqual([['미나리밭']]);
});
