import { compileRuleSets } from './rules/compileRuleSets.ts';
import { emptyPerson, type EatenToday } from './facts/facts.ts';
import { judgeFor } from './judge.ts';
import type { RuleInput } from './rules/rules.ts';
import { sampleFood, sampleRule, sampleRuleSet, today } from '../../../tests/fixtures/suitability/samples.ts';
import { shippedAllergens } from '../../../tests/fixtures/suitability/shippedAllergens.ts';

type Nutrient = Extract<RuleInput, { type: 'nutrient' }>;
const limit = (changes: Partial<Nutrient>): Nutrient => ({
  ...sampleRule,
  id: 'sodium-day',
  type: 'nutrient',
  nutrient: 'sodium',
  operator: 'at-most',
  limit: 2_000,
  unit: 'mg',
  per: 'day',
  ...changes,
});
const fitsOf = ({
  weightKg,
  rules,
  sodium,
  eaten,
}: {
  rules: readonly Nutrient[];
  sodium?: number | null;
  eaten?: EatenToday;
  weightKg?: number;
}) =>
  judgeFor({
    profile: { ...emptyPerson, weightKg: weightKg ?? null, diets: [{ diet: 'low-salt' }] },
    ruleSets: compileRuleSets({
      allergens: shippedAllergens,
      ruleSets: [sampleRuleSet(rules, { diet: 'low-salt' })],
    }),
    today,
  }).stillFits(sampleFood({ nutrients: { sodium: sodium === undefined ? 500 : sodium } }), {
    eatenToday: eaten,
  });
const eaten = (sodium: number, isComplete = true): EatenToday => ({
  totals: { sodium },
  complete: isComplete ? ['sodium'] : [],
});

test.each([
  ['nothing was eaten before', { rules: [limit({})] }, 400, true],
  ['something was eaten', { rules: [limit({})], eaten: eaten(1_500) }, 100, true],
  ['the limit of the day is already broken', { rules: [limit({})], eaten: eaten(2_600) }, 0, true],
  ['an incomplete sum gives an upper bound', { rules: [limit({})], eaten: eaten(1_500, false) }, 100, false],
  [
    'a portion has its own limit',
    { rules: [limit({ per: 'serving', limit: 600 })], eaten: eaten(9_000) },
    120,
    true,
  ],
  ['the strictest limit decides', { rules: [limit({}), limit({ id: 'other', limit: 100 })] }, 20, true],
  ['per kilogram', { rules: [limit({ per: 'kg-body-weight-day', limit: 10 })], weightKg: 60 }, 120, true],
  [
    'without a weight there is no answer',
    { rules: [limit({ per: 'kg-body-weight-day', limit: 10 })] },
    null,
    false,
  ],
  ['the food does not contain the nutrient', { rules: [limit({})], sodium: 0 }, null, true],
  ['the nutrient is unknown', { rules: [limit({})], sodium: null }, null, false],
  ['a limit per 100 g does not limit a portion', { rules: [limit({ per: '100g' })] }, null, true],
  ['a caution does not limit a portion', { rules: [limit({ effect: 'caution' })] }, null, true],
  ['a limit that must not be reached', { rules: [limit({ operator: 'less-than' })] }, 399.9, true],
  ['a third is rounded down', { rules: [limit({ limit: 1_000 })], sodium: 600 }, 166.6, true],
])('%s', (_, input, amount, isCertain) => {
  expect(fitsOf(input)).toMatchObject({ unit: 'g', amount, isCertain });
});

test('the remaining amount keeps the limit, and a little more breaks it', () => {
  const rules = [limit({})];
  const { amount } = fitsOf({ rules, eaten: eaten(700) });
  const verdict = (value: number) =>
    judgeFor({
      profile: { ...emptyPerson, diets: [{ diet: 'low-salt' }] },
      ruleSets: compileRuleSets({
        allergens: shippedAllergens,
        ruleSets: [sampleRuleSet(rules, { diet: 'low-salt' })],
      }),
      today,
    }).verdictOf(sampleFood({ nutrients: { sodium: 500 } }), {
      amount: { value, unit: 'g' },
      eatenToday: eaten(700),
    });
  expect(amount).toBe(260);
  expect([verdict(260), verdict(261)]).toEqual(['suitable', 'unsuitable']);
});
