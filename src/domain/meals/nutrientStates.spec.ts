import type { NutrientName } from '../foods/nutrients.ts';
import { dailyReference } from './dailyReference.ts';
import { bands, nutrientStates } from './nutrientStates.ts';
import { sampleItem } from '../../../tests/fixtures/meals/sampleMeals.ts';

const stateOf = (nutrient: NutrientName, items: ReturnType<typeof sampleItem>[], days = 1) =>
  nutrientStates({ items, days }).find((one) => one.nutrient === nutrient);
const nothing = sampleItem({});

describe('one day', () => {
  test.each([
    // An upper limit: sodium 2,000 mg.
    ['sodium', [1_000], 'within'],
    ['sodium', [2_000], 'within'],
    ['sodium', [2_001], 'high'],
    ['sodium', [0], 'within'],
    ['sodium', [1_000, null], 'unknown'],
    ['sodium', [2_001, null], 'high'],
    ['sodium', [null], 'unknown'],
    // A goal: fibre 25 g, of which 75 % are 18.75 g.
    ['fibre', [10], 'low'],
    ['fibre', [18.75], 'within'],
    ['fibre', [90], 'within'],
    ['fibre', [90, null], 'unknown'],
    ['fibre', [10, null], 'unknown'],
    // A need: energy 2,000 kcal, from 1,500 to 2,500.
    ['energyKcal', [1_499], 'low'],
    ['energyKcal', [1_500], 'within'],
    ['energyKcal', [2_500], 'within'],
    ['energyKcal', [2_501], 'high'],
    ['energyKcal', [2_501, null], 'high'],
    ['energyKcal', [2_000, null], 'unknown'],
  ] as const)('%s of %j is %s', (nutrient, amounts, state) => {
    const items = amounts.map((amount) => (amount === null ? nothing : sampleItem({ [nutrient]: amount })));
    expect(stateOf(nutrient, items)?.state).toBe(state);
  });
});

test.each([
  ['that may be on either side of the reference', 2_500, 0, 'unknown'],
  ['below the reference', 1_900, 0, 'within'],
  ['beside a sure amount above the reference', 500, 2_100, 'high'],
])('handles a value that is only a bound, %s', (_, bound, sure, state) => {
  const bounded = sampleItem({ sodium: bound }, { snapshot: { nutrientQualifiers: { sodium: 'below' } } });
  expect(stateOf('sodium', [bounded, sampleItem({ sodium: sure })])?.state).toBe(state);
});

test('describes an average day, and how complete the amounts are', () => {
  expect(stateOf('sodium', [sampleItem({ sodium: 3_000 }), nothing, nothing], 2)).toEqual({
    nutrient: 'sodium',
    unit: 'mg',
    average: 1_500,
    reference: 2_000,
    share: 0.75,
    completeness: 0.333,
    state: 'unknown',
  });
  expect(stateOf('sodium', [nothing], 2)).toMatchObject({ average: null, share: null, completeness: 0 });
});

test('exists for every nutrient with a reference', () => {
  expect(Object.keys(bands).sort()).toEqual(Object.keys(dailyReference).sort());
  expect(nutrientStates({ items: [nothing], days: 1 })).toHaveLength(Object.keys(dailyReference).length);
});
