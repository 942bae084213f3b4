import { parseItems } from './items.ts';

const good = { food: 7, amount: 150, unit: 'g' };

test('reads food, amount and unit, and keeps a snapshot that was sent', () => {
  expect(parseItems([good, { ...good, snapshot: { name: 'forged' } }])).toEqual({
    ok: true,
    items: [good, { ...good, snapshot: { name: 'forged' } }],
  });
});

test.each([
  [[], { code: 'items_required', field: 'items' }],
  [undefined, { code: 'items_required', field: 'items' }],
  [null, { code: 'items_required', field: 'items' }],
  ['rice', { code: 'wrong_type', field: 'items', expected: 'a-list' }],
  [{ 0: good }, { code: 'wrong_type', field: 'items', expected: 'a-list' }],
  [[good, null], { code: 'wrong_type', field: 'items.1', expected: 'an-object' }],
  [[[good]], { code: 'wrong_type', field: 'items.0', expected: 'an-object' }],
  [Array.from({ length: 11 }, () => good), { code: 'too_many_items', field: 'items', limit: 10 }],
  [[{ ...good, amout: 1 }], { code: 'unknown_field', field: 'items.0.amout', nearest: 'amount' }],
  [[{ ...good, units: 'g' }], { code: 'unknown_field', field: 'items.0.units', nearest: 'unit' }],
  [[good, { ...good, amount: 0 }], { code: 'invalid_amount', field: 'items.1.amount', limit: 10_000 }],
  [[{ ...good, amount: -5 }], { code: 'invalid_amount', field: 'items.0.amount', limit: 10_000 }],
  [[{ ...good, amount: 10_001 }], { code: 'invalid_amount', field: 'items.0.amount', limit: 10_000 }],
  [[{ ...good, amount: 1e300 }], { code: 'invalid_amount', field: 'items.0.amount', limit: 10_000 }],
  [
    [{ ...good, unit: 'serving', amount: 101 }],
    { code: 'invalid_amount', field: 'items.0.amount', limit: 100 },
  ],
  [[{ ...good, amount: null }], { code: 'invalid_amount', field: 'items.0.amount', limit: 10_000 }],
  [[{ ...good, amount: '150' }], { code: 'wrong_type', field: 'items.0.amount', expected: 'a-number' }],
  [[{ ...good, amount: Infinity }], { code: 'wrong_type', field: 'items.0.amount', expected: 'a-number' }],
  [[{ ...good, unit: 'cup' }], { code: 'invalid_unit', field: 'items.0.unit' }],
  [[{ ...good, unit: ['g'] }], { code: 'wrong_type', field: 'items.0.unit', expected: 'a-text' }],
  ...['7', '1.5', 'abc', {}, [7], true].map((food): [unknown, object] => [
    [{ ...good, food }],
    { code: 'wrong_type', field: 'items.0.food', expected: 'a-number' },
  ]),
  [[{ ...good, food: 1.5 }], { code: 'wrong_type', field: 'items.0.food', expected: 'a-whole-number' }],
  [[{ ...good, food: 2 ** 53 }], { code: 'unknown_food', field: 'items.0.food' }],
  [[{ ...good, food: -1 }], { code: 'unknown_food', field: 'items.0.food' }],
  [[{ ...good, food: 2 ** 31 }], { code: 'unknown_food', field: 'items.0.food' }],
  [[{ amount: 1, unit: 'g' }], { code: 'unknown_food', field: 'items.0.food' }],
])('refuses %j', (input, fault) => {
  expect(parseItems(input)).toEqual({ ok: false, fault });
});
