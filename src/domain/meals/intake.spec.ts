import { eachNutrient } from '../foods/nutrients.ts';
import { eatenTodayOf } from './intake.ts';
import type { DiaryItem } from './items.ts';

const item = (sodium: number | null, isBound = false): DiaryItem => ({
  food: 1,
  amount: 200,
  unit: 'g',
  snapshot: {
    name: '밥',
    brand: null,
    basis: '100g',
    servingSize: null,
    servingUnit: null,
    nutrients: { ...eachNutrient(() => null), sodium },
    nutrientQualifiers: isBound ? { sodium: 'below' } : {},
  },
});

test.each([
  ['an exact sum', [item(100), item(50)], 300, 300, true],
  ['a bound counts as itself and as 0', [item(100), item(50, true)], 300, 200, true],
  ['a missing figure makes the sum incomplete', [item(100), item(null)], 200, 200, false],
  ['nothing was eaten', [], 0, 0, true],
])('what was eaten before: %s', (_, items, total, least, isComplete) => {
  const eaten = eatenTodayOf(items);
  expect([eaten.totals.sodium, eaten.least?.sodium]).toEqual([total, least]);
  expect(eaten.complete.includes('sodium')).toBe(isComplete);
});
