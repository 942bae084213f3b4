import { eachNutrient, type NutrientName } from '../foods/nutrients.ts';
import { portionsOf, type AmountUnit, type DiaryItem, type FoodSnapshot } from './items.ts';
import { knownShare, totalsOf } from './totals.ts';

const item = (
  amount: number,
  unit: AmountUnit,
  amounts: Partial<Record<NutrientName, number>>,
  change: Partial<FoodSnapshot> = {},
): DiaryItem => ({
  food: 1,
  amount,
  unit,
  snapshot: {
    name: '밥',
    brand: null,
    basis: '100g',
    servingSize: 210,
    servingUnit: 'g',
    nutrients: eachNutrient((name) => amounts[name] ?? null),
    nutrientQualifiers: {},
    ...change,
  },
});

describe('portionsOf', () => {
  test.each([
    ['grams', item(150, 'g', {}), 1.5],
    ['servings of known size', item(2, 'serving', {}), 4.2],
    ['a serving of unknown size', item(1, 'serving', {}, { servingSize: null }), null],
    ['a serving in ml of a food per 100 g', item(1, 'serving', {}, { servingUnit: 'ml' }), null],
    ['ml of a food per 100 g', item(200, 'ml', {}), null],
    ['ml of a drink', item(200, 'ml', {}, { basis: '100ml' }), 2],
    ['g of a drink', item(200, 'g', {}, { basis: '100ml' }), null],
  ] as const)('%s', (_, eaten, portions) => {
    expect(portionsOf(eaten)).toBe(portions);
  });
});

describe('totalsOf', () => {
  test('adds the known amounts and computes their share', () => {
    const { totals, completeness } = totalsOf([
      item(200, 'g', { energyKcal: 150, sodium: 2 }),
      item(100, 'g', { energyKcal: 30 }),
      item(1, 'serving', { energyKcal: 50, sodium: 400 }, { servingSize: null }),
    ]);
    expect(totals).toMatchObject({ energyKcal: 330, sodium: 4, potassium: null });
    expect(completeness).toMatchObject({ energyKcal: 0.667, sodium: 0.333, potassium: 0 });
  });

  test('an unknown total is null, never 0', () => {
    expect(totalsOf([item(100, 'g', {})]).totals.sodium).toBeNull();
  });

  test('a declared 0 is a known 0', () => {
    const { totals, completeness } = totalsOf([item(100, 'g', { sodium: 0 })]);
    expect(totals.sodium).toBe(0);
    expect(completeness.sodium).toBe(1);
  });

  test('the totals without items are 0 and complete', () => {
    const { totals, completeness } = totalsOf([]);
    expect(totals.energyKcal).toBe(0);
    expect(completeness.energyKcal).toBe(1);
  });

  test('adds without rounding errors of binary fractions', () => {
    expect(totalsOf([item(10, 'g', { protein: 1 }), item(20, 'g', { protein: 1 })]).totals.protein).toBe(0.3);
  });
});

test.each([
  [0, 0, 1],
  [3, 3, 1],
  [0, 3, 0],
  [2, 3, 0.667],
  [7_319, 7_320, 0.999],
])('knownShare of %i of %i items is %d', (knownCount, count, share) => {
  expect(knownShare({ knownCount, count })).toBe(share);
});
