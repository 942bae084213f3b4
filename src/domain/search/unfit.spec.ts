import { compileRuleSets } from '../suitability/rules/compileRuleSets.ts';
import { judgeFor } from '../suitability/judge.ts';
import {
  onDiets,
  sampleFood,
  samplePerson,
  sampleRuleSet,
  sodiumRule,
  today,
} from '../../../tests/fixtures/suitability/samples.ts';
import { unfitJudge, suitabilityMask, type SuitabilityBits } from './unfit.ts';
import { shippedAllergens } from '../../../tests/fixtures/suitability/shippedAllergens.ts';

const bits: SuitabilityBits = {
  allergen: new Map([
    ['milk', 0],
    ['gone', 5],
  ]),
  diet: new Map([
    ['low-salt', 1],
    ['kidney-disease', 32],
    ['gout', 33],
    ['skin-disease', 34],
    ['vegan', 62],
  ]),
};
const bit = (diet: string) => suitabilityMask({ diets: [diet], allergens: [], bits });

test('the mask has the bits of all diets and allergens that have a number', () => {
  expect(suitabilityMask({ diets: ['vegan', 'without-number'], allergens: ['milk'], bits })).toBe(
    (1n << 62n) | 1n,
  );
  expect(suitabilityMask({ diets: [], allergens: [], bits })).toBe(0n);
});

const ruleSets = compileRuleSets({
  allergens: shippedAllergens,
  ruleSets: [
    sampleRuleSet([sodiumRule({ limit: 120 })]),
    sampleRuleSet(
      [
        sodiumRule({ id: 'all', limit: 400 }),
        sodiumRule({ id: 'some', limit: 100, conditions: { dialysis: true } }),
        sodiumRule({ id: 'weight', limit: 1, per: 'kg-body-weight-day' }),
      ],
      { diet: 'kidney-disease' },
    ),
    sampleRuleSet([sodiumRule({ limit: 400 })], { diet: 'gout', isComplete: false }),
    sampleRuleSet([sodiumRule({ limit: 400 })], { diet: 'skin-disease', personal: { triggers: true } }),
  ],
});
const unfitOf = unfitJudge({ ruleSets, bits, today });
const isSuitableFor = (diet: string, food: Parameters<typeof sampleFood>[0]) =>
  (unfitOf(sampleFood(food)) & bit(diet)) === 0n;

test.each<[string, string, Parameters<typeof sampleFood>[0], boolean]>([
  ['a food within the limit suits', 'low-salt', { nutrients: { sodium: 120 } }, true],
  ['a food above the limit does not suit', 'low-salt', { nutrients: { sodium: 121 } }, false],
  ['an unknown value does not suit', 'low-salt', {}, false],
  ['a rule for some people sets no bit', 'kidney-disease', { nutrients: { sodium: 300 } }, true],
  ['a rule for everybody sets the bit', 'kidney-disease', { nutrients: { sodium: 500 } }, false],
  ['missing own triggers set no bit', 'skin-disease', { nutrients: { sodium: 300 } }, true],
  ['a diet without complete rules suits nothing', 'gout', { nutrients: { sodium: 0 } }, false],
  ['a diet without rules suits nothing', 'vegan', {}, false],
])('%s', (_, diet, food, isSuitable) => {
  expect(isSuitableFor(diet, food)).toBe(isSuitable);
});

test('a food that suits a person has no bit of the mask of this person', () => {
  const people = [
    onDiets('low-salt', 'kidney-disease'),
    samplePerson({ diets: [{ diet: 'kidney-disease' }], clinical: { dialysis: true }, weightKg: 60 }),
    samplePerson({ allergens: [{ allergen: 'milk', avoidTraces: true }] }),
  ];
  const allergens = [null, { scheme: 'mfds' as const, contains: [], mayContain: [] }];
  for (const profile of people) {
    const mask = suitabilityMask({
      diets: profile.diets.map(({ diet }) => diet),
      allergens: profile.allergens.map(({ allergen }) => allergen),
      bits,
    });
    const { verdictOf } = judgeFor({ profile, ruleSets, today });
    for (const sodium of [null, 0, 50, 110, 130, 390, 500]) {
      for (const declaration of allergens) {
        const food = sampleFood({ nutrients: { sodium }, allergens: declaration });
        if (verdictOf(food) === 'suitable') expect(unfitOf(food) & mask).toBe(0n);
      }
    }
  }
});

test('no food suits an allergen that was deleted', () => {
  const free = sampleFood({ allergens: { scheme: 'mfds', contains: [], mayContain: [] } });
  expect(unfitOf(free) & suitabilityMask({ diets: [], allergens: ['milk'], bits })).toBe(0n);
  expect(unfitOf(free) & suitabilityMask({ diets: [], allergens: ['gone'], bits })).toBe(1n << 5n);
});
