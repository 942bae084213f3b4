import { unknownNutrients } from '../nutrients.ts';
import { groupOf, likenessOf, similarity, type ComparedFood } from './duplicates.ts';
import { moveBack, moveMentions } from './moveMentions.ts';

const figures = { energyKcal: 210, carbohydrate: 30, protein: 5, fat: 7, sodium: 300, sugars: 12 };
const food = (values: Partial<ComparedFood> = {}): ComparedFood => ({
  name: '검은콩두유',
  brand: '매일',
  barcode: '8801043014809',
  basis: '100g',
  nutrients: { ...unknownNutrients(), ...figures },
  ...values,
});

test.each<[string, Partial<ComparedFood>, readonly string[] | undefined]>([
  ['the same food', {}, ['barcode', 'name', 'figures']],
  ['another brand', { brand: '남양', barcode: null, nutrients: unknownNutrients() }, undefined],
  ['a barcode alone', { name: '라면', brand: '농심' }, ['barcode']],
  ['two foods without a barcode', { barcode: null }, ['name', 'figures']],
  [
    'a figure that differs',
    { barcode: null, name: '검은콩두유B', nutrients: { ...unknownNutrients(), ...figures, fat: 8 } },
    undefined,
  ],
  [
    'a figure within rounding',
    { barcode: null, name: '검은콩두유B', nutrients: { ...unknownNutrients(), ...figures, sodium: 303 } },
    ['figures'],
  ],
  [
    'few figures',
    { barcode: null, name: '검은콩두유B', nutrients: { ...unknownNutrients(), energyKcal: 210 } },
    undefined,
  ],
  ['another basis', { barcode: null, name: '검은콩두유B', basis: '100ml' }, undefined],
  ['another name', { barcode: null, name: '딸기우유' }, undefined],
])('compares %s', (_, change, reasons) => {
  expect(likenessOf(food(), food(change))?.reasons).toEqual(reasons);
});

test('a name without a brand says less, and two reasons say more than one', () => {
  const plain = { brand: '', barcode: null, nutrients: unknownNutrients() };
  expect(likenessOf(food(plain), food(plain))?.score).toBe(0.35);
  expect(likenessOf(food(), food())?.score).toBe(0.97);
  expect([similarity('두부', '두부'), similarity('두부', '우유'), similarity('', 'a')]).toEqual([1, 0, 0]);
});

test('a group has the foods that are like another one', () => {
  const other = food({ name: '라면', brand: '농심', barcode: null, nutrients: unknownNutrients() });
  expect(groupOf([food(), other, food({ barcode: null })])?.foods).toHaveLength(2);
  expect(groupOf([food(), other])).toBeUndefined();
});

test('a food is replaced wherever a value names it, and named again where it was', () => {
  const value = {
    items: [
      { food: 1, amount: 1 },
      { food: 2, snapshot: { food: 'x', value: 1 } },
    ],
    root: {
      children: [
        { relationTo: 'foods', value: 1 },
        { relationTo: 'images', value: 1 },
        { fields: { food: 1 } },
      ],
    },
  };
  const moved = moveMentions(value, { from: 1, into: 2 });
  expect(moved.value).toEqual({
    items: [
      { food: 2, amount: 1 },
      { food: 2, snapshot: { food: 'x', value: 1 } },
    ],
    root: {
      children: [
        { relationTo: 'foods', value: 2 },
        { relationTo: 'images', value: 1 },
        { fields: { food: 2 } },
      ],
    },
  });
  expect(moved.paths).toEqual([
    ['items', 0, 'food'],
    ['root', 'children', 0, 'value'],
    ['root', 'children', 2, 'fields', 'food'],
  ]);
  expect(moveBack(moved.value, { from: 1, into: 2, paths: moved.paths })).toEqual(value);
  // Somebody has changed it meanwhile.
  expect(moveBack({ items: [] }, { from: 1, into: 2, paths: moved.paths })).toEqual({ items: [] });
  expect(moveMentions(value, { from: 9, into: 2 }).value).toBe(value);
});
