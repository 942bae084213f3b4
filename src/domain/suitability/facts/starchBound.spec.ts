import { sampleFood } from '../../../../tests/fixtures/suitability/samples.ts';
import type { FactsOfFood } from './facts.ts';
import { withStarchBound } from './starchBound.ts';

const starchOf = (food: Partial<FactsOfFood>) => {
  const { nutrients, nutrientQualifiers } = withStarchBound(sampleFood(food));
  return [nutrients.starch ?? null, nutrientQualifiers.starch ?? null];
};

test.each<[string, Partial<FactsOfFood>, [number | null, string | null]]>([
  ['is carbohydrate without sugars', { nutrients: { carbohydrate: 12, sugars: 10 } }, [2, 'below']],
  ['is all of the carbohydrate where sugars are unknown', { nutrients: { carbohydrate: 12 } }, [12, 'below']],
  [
    'does not subtract sugars that may be 0',
    { nutrients: { carbohydrate: 12, sugars: 10 }, nutrientQualifiers: { sugars: 'below' } },
    [12, 'below'],
  ],
  [
    'does not subtract doubtful sugars',
    { nutrients: { carbohydrate: 12, sugars: 10 }, flagged: ['sugars'] },
    [12, 'below'],
  ],
  ['is never negative', { nutrients: { carbohydrate: 4, sugars: 4.2 } }, [0, 'below']],
  ['leaves a known figure', { nutrients: { carbohydrate: 12, sugars: 1, starch: 7 } }, [7, null]],
  [
    'replaces a doubtful figure',
    { nutrients: { carbohydrate: 12, sugars: 1, starch: 90 }, flagged: ['starch'] },
    [11, 'below'],
  ],
  ['is unknown without carbohydrate', { nutrients: { sugars: 1 } }, [null, null]],
  [
    'is unknown with doubtful carbohydrate',
    { nutrients: { carbohydrate: 120 }, flagged: ['carbohydrate'] },
    [null, null],
  ],
])('the bound of the starch %s', (_, food, expected) => {
  expect(starchOf(food)).toEqual(expected);
});
