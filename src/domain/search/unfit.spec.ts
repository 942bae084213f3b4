import { dietSlugs } from '../suitability/diets/dietSlugs.ts';
import { allergenSlugs } from '../suitability/facts/allergens.ts';
import { compileRuleSets } from '../suitability/rules/compileRuleSets.ts';
import { judgeFor } from '../suitability/judge.ts';
import {
  onDiets,
  sampleFood,
  samplePerson,
  sampleRuleSet,
  sodiumRule,
  today,
} from '../suitability/samples.ts';
import { unfitJudge, unfitMask } from './unfit.ts';

const bit = (diet: string) => unfitMask({ diets: [diet], allergens: [] });

test('every diet that ships and every allergen has a bit of its own below the sign', () => {
  const bits = [
    ...dietSlugs.map(bit),
    ...allergenSlugs.map((slug) => unfitMask({ diets: [], allergens: [slug] })),
  ];
  expect(new Set(bits).size).toBe(dietSlugs.length + allergenSlugs.length);
  for (const one of bits) expect(one > 0n && one < 1n << 63n && (one & (one - 1n)) === 0n).toBe(true);
});

test('a mask joins what a person watches; a diet of staff’s own has no bit', () => {
  expect(unfitMask({ diets: ['vegan', 'of-our-own'], allergens: ['milk'] })).toBe(
    bit('vegan') | unfitMask({ diets: [], allergens: ['milk'] }),
  );
  expect(unfitMask({ diets: [], allergens: [] })).toBe(0n);
});

const ruleSets = compileRuleSets({
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
  ],
});
const unfitOf = unfitJudge({ ruleSets, today });
const suits = (diet: string, food: Parameters<typeof sampleFood>[0]) =>
  (unfitOf(sampleFood(food)) & bit(diet)) === 0n;

test.each<[string, string, Parameters<typeof sampleFood>[0], boolean]>([
  ['what keeps the limit suits', 'low-salt', { nutrients: { sodium: 120 } }, true],
  ['what breaks it does not', 'low-salt', { nutrients: { sodium: 121 } }, false],
  ['unknown does not suit', 'low-salt', {}, false],
  ['a rule for some does not hide from the others', 'kidney-disease', { nutrients: { sodium: 300 } }, true],
  ['a rule for all hides', 'kidney-disease', { nutrients: { sodium: 500 } }, false],
  ['a diet without complete rules suits nothing', 'gout', { nutrients: { sodium: 0 } }, false],
  ['a diet without rules suits nothing', 'vegan', {}, false],
])('%s', (_, diet, food, isSuitable) => {
  expect(suits(diet, food)).toBe(isSuitable);
});

test('whatever suits a person passes the sieve', () => {
  const people = [
    onDiets('low-salt', 'kidney-disease'),
    samplePerson({ diets: [{ diet: 'kidney-disease' }], clinical: { dialysis: true }, weightKg: 60 }),
    samplePerson({ allergens: [{ allergen: 'milk', avoidTraces: true }] }),
  ];
  const allergens = [null, { scheme: 'mfds' as const, contains: [], mayContain: [] }];
  for (const profile of people) {
    const mask = unfitMask({
      diets: profile.diets.map(({ diet }) => diet),
      allergens: profile.allergens.map(({ allergen }) => allergen),
    });
    const { verdictOf } = judgeFor({ profile, ruleSets, today });
    for (const sodium of [null, 0, 50, 110, 130, 390, 500]) {
      for (const declared of allergens) {
        const food = sampleFood({ nutrients: { sodium }, allergens: declared });
        if (verdictOf(food) === 'suitable') expect(unfitOf(food) & mask).toBe(0n);
      }
    }
  }
});
