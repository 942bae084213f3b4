import { actionOf, changesBetween, isCurated, lossOf, type StoredField } from './documentChanges.ts';
import { nested, valueAtPath } from './fieldValues.ts';

const fields: readonly StoredField[] = [
  { name: 'name', type: 'text' },
  { name: 'updatedAt', type: 'date' },
  { name: 'aliases', type: 'json' },
  { name: 'category', type: 'relationship' },
  { name: 'changedBy', type: 'text', virtual: true },
  {
    name: 'nutrients',
    type: 'group',
    flattenedFields: [
      { name: 'sodium', type: 'number' },
      { name: 'potassium', type: 'number' },
    ],
  },
];

test.each([
  ['a text', { name: '국' }, { name: '찌개' }, [{ field: 'name', from: '국', to: '찌개' }]],
  ['an empty text where there was none', {}, { name: '' }, []],
  ['a list without entries where there was none', {}, { aliases: [] }, []],
  ['an absent field, which stays', { name: '국' }, {}, []],
  ['when it was written', { updatedAt: 'a' }, { updatedAt: 'b' }, []],
  ['a value that is not stored', {}, { changedBy: 'anna' }, []],
  ['JSON with its keys in another order', { aliases: { a: 1, b: 2 } }, { aliases: { b: 2, a: 1 } }, []],
  ['a related document that was read with it', { category: { id: 3 } }, { category: 3 }, []],
  ['another related document', { category: 3 }, { category: 4 }, [{ field: 'category', from: 3, to: 4 }]],
  [
    'an unknown figure that becomes 0',
    { nutrients: { sodium: null, potassium: 1 } },
    { nutrients: { sodium: 0 } },
    [{ field: 'nutrients.sodium', from: null, to: 0 }],
  ],
])('finds the change of %s', (_about, before, after, changes) => {
  expect(changesBetween(before, after, fields)).toEqual(changes);
});

test('a deletion takes everything that the document says', () => {
  expect(lossOf({ name: '국', aliases: [], nutrients: { sodium: 0 } }, fields)).toEqual([
    { field: 'name', from: '국', to: null },
    { field: 'nutrients.sodium', from: 0, to: null },
  ]);
});

test.each([
  [[{ field: 'deletedAt', from: null, to: 'now' }], 'trash'],
  [[{ field: 'deletedAt', from: 'then', to: null }], 'restore'],
  [[{ field: 'name', from: 'a', to: 'b' }], 'update'],
])('%j is called %s', (changes, action) => {
  expect(actionOf(changes)).toBe(action);
});

test('dotted names become groups, and lead to their values', () => {
  const document = nested(
    new Map<string, unknown>([
      ['nutrients.sodium', 1],
      ['name', '국'],
    ]),
  );
  expect(document).toEqual({ nutrients: { sodium: 1 }, name: '국' });
  expect(valueAtPath(document, 'nutrients.sodium')).toBe(1);
  expect(valueAtPath({ category: { id: 3 } }, 'category')).toBe(3);
});

test("a member's own food is not curated", () => {
  expect([isCurated('foods', { kind: 'custom' }), isCurated('foods', { kind: 'fresh' })]).toEqual([
    false,
    true,
  ]);
});
