import fc from 'fast-check';
import { compileRuleSets } from './rules/compileRuleSets.ts';
import type { EatenToday, FactsOfFood, FactsOfPerson } from './facts/facts.ts';
import { judgeFor } from './judge.ts';
import type { RuleInput } from './rules/rules.ts';
import type { LimitingRule } from './stillFits.ts';
import {
  compiled,
  onDiets,
  sampleFood,
  sampleRule,
  today,
} from '../../../tests/fixtures/suitability/samples.ts';
import { categories, world } from '../../../tests/fixtures/suitability/sampleWorlds.ts';
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
  rules,
  person = {},
  food = {},
  sodium = 500,
  eaten,
}: {
  rules: readonly RuleInput[];
  person?: Partial<FactsOfPerson>;
  food?: Partial<FactsOfFood>;
  sodium?: number | null;
  eaten?: EatenToday;
}) =>
  judgeFor({
    profile: { ...onDiets('low-salt'), ...person },
    ruleSets: compiled(rules),
    today,
  }).stillFits(sampleFood({ nutrients: { sodium }, ...food }), { eatenToday: eaten });
const eaten = (sodium: number, more: Partial<EatenToday> = {}): EatenToday => ({
  totals: { sodium },
  complete: ['sodium'],
  ...more,
});
const bound = (sodium: number): Partial<FactsOfFood> => ({
  nutrients: { sodium },
  nutrientQualifiers: { sodium: 'below' },
});
const pork: RuleInput = { ...sampleRule, id: 'pork', type: 'ingredient-class', classes: ['pork'] };
const allowedKinds: RuleInput = {
  ...sampleRule,
  id: 'kinds',
  type: 'allowed-foods',
  categories: ['rice'],
  figure: { nutrient: 'sodium', operator: 'at-most', limit: 400, unit: 'mg', per: 'serving' },
};
const milk: Partial<FactsOfPerson> = { allergens: [{ allergen: 'milk' }] };
const withMilk: Partial<FactsOfFood> = {
  nutrients: { sodium: 500 },
  allergens: { scheme: 'mfds', contains: ['milk'], mayContain: [] },
};

test.each<[string, Parameters<typeof fitsOf>[0], number]>([
  ['nothing was eaten before', { rules: [limit({})] }, 400],
  ['something was eaten', { rules: [limit({})], eaten: eaten(1_500) }, 100],
  [
    'a portion has its own limit',
    { rules: [limit({ per: 'serving', limit: 600 })], eaten: eaten(9_000) },
    120,
  ],
  ['the strictest limit decides', { rules: [limit({}), limit({ id: 'sodium-day-2', limit: 100 })] }, 20],
  [
    'per kilogram',
    { rules: [limit({ per: 'kg-body-weight-day', limit: 10 })], person: { weightKg: 60 } },
    120,
  ],
  ['a limit that must not be reached', { rules: [limit({ operator: 'less-than' })] }, 399.9],
  ['a third is rounded down', { rules: [limit({ limit: 1_000 })], sodium: 600 }, 166.6],
  ['an upper bound counts as the value', { rules: [limit({})], food: bound(500) }, 400],
  [
    'traces of the day count as eaten',
    { rules: [limit({})], eaten: eaten(1_500, { least: { sodium: 0 } }) },
    100,
  ],
  ['a drink', { rules: [limit({})], food: { basis: '100ml', nutrients: { sodium: 500 } } }, 400],
])('an amount: %s', (_, input, amount) => {
  const unit = input.food?.basis === '100ml' ? 'ml' : 'g';
  const limitedBy = { diet: 'low-salt', rule: expect.stringMatching(/^sodium-day/), nutrient: 'sodium' };
  expect(fitsOf(input)).toEqual({ state: 'amount', amount, unit, limitedBy, missing: [] });
});

test.each<[string, Parameters<typeof fitsOf>[0], LimitingRule]>([
  [
    'the limit of the day is already broken',
    { rules: [limit({})], eaten: eaten(2_600) },
    { diet: 'low-salt', rule: 'sodium-day', nutrient: 'sodium' },
  ],
  [
    'what is known of the day already breaks its limit',
    { rules: [limit({})], eaten: eaten(2_000, { complete: [] }) },
    { diet: 'low-salt', rule: 'sodium-day', nutrient: 'sodium' },
  ],
  [
    'less than a tenth of a gram is left',
    { rules: [limit({})], eaten: eaten(1_999.6) },
    { diet: 'low-salt', rule: 'sodium-day', nutrient: 'sodium' },
  ],
  [
    'a limit per 100 g is broken',
    { rules: [limit({}), limit({ id: 'sodium-100g', per: '100g', limit: 120 })] },
    { diet: 'low-salt', rule: 'sodium-100g', nutrient: 'sodium' },
  ],
  [
    'an ingredient is avoided',
    { rules: [pork], food: { ingredientClasses: { present: ['pork'], absent: [] } } },
    { diet: 'low-salt', rule: 'pork', nutrient: null },
  ],
  [
    'an allergen is avoided, while another fact is missing',
    { rules: [limit({ nutrient: 'iron' })], person: milk, food: withMilk },
    { diet: null, rule: 'allergen-milk', nutrient: null },
  ],
])('nothing fits: %s', (_, input, limitedBy) => {
  expect(fitsOf(input)).toEqual({ state: 'none', unit: 'g', limitedBy, missing: [] });
});

test.each<[string, Parameters<typeof fitsOf>[0]]>([
  ['the food does not contain the nutrient', { rules: [limit({})], sodium: 0, eaten: eaten(9_000) }],
  ['a limit per 100 g is kept', { rules: [limit({ per: '100g' })] }],
  ['a caution does not limit a portion', { rules: [limit({ effect: 'caution' })] }],
  [
    'a certificate takes the place of the missing figure',
    { rules: [limit({ waivedBy: ['halal'] })], food: { nutrients: {}, labels: ['halal'] } },
  ],
  [
    'the kind of food decides where a bound does not',
    { rules: [allowedKinds], food: { ...bound(500), category: ['rice'] } },
  ],
  ['nothing is avoided', { rules: [], person: { diets: [], nothingToAvoid: true } }],
])('any amount fits: %s', (_, input) => {
  expect(fitsOf(input)).toEqual({ state: 'unlimited', unit: 'g', limitedBy: null, missing: [] });
});

test.each<[string, Parameters<typeof fitsOf>[0], string[]]>([
  ['without a weight', { rules: [limit({ per: 'kg-body-weight-day', limit: 10 })] }, ['profile.weightKg']],
  ['without the figure', { rules: [limit({})], sodium: null }, ['sodium']],
  [
    'with an incomplete sum',
    { rules: [limit({})], eaten: eaten(1_500, { complete: [] }) },
    ['eatenToday.sodium'],
  ],
  [
    'with a bound after too much was eaten',
    { rules: [limit({})], food: bound(5), eaten: eaten(2_600) },
    ['sodium'],
  ],
  ['without a declaration', { rules: [limit({})], person: milk }, ['allergens.milk']],
  [
    'without a fact of the profile',
    { rules: [limit({ conditions: { dialysis: true } })] },
    ['profile.dialysis'],
  ],
  [
    'without a fact of the profile, after a day that used up the limit',
    { rules: [limit({ conditions: { dialysis: true } })], eaten: eaten(2_600) },
    ['profile.dialysis'],
  ],
  ['without a category', { rules: [limit({ scope: ['coffee'] })] }, ['category']],
  ['without complete rules', { rules: [limit({})], person: onDiets('low-salt', 'gout') }, ['rules.gout']],
  ['of a profile that says nothing', { rules: [], person: { diets: [] } }, ['profile']],
  [
    'of the other basis',
    { rules: [limit({ per: '100g' })], food: { basis: '100ml', nutrients: { sodium: 1 } } },
    ['sodium per 100g'],
  ],
])('the amount is unknown %s', (_, input, missing) => {
  const unit = input.food?.basis === '100ml' ? 'ml' : 'g';
  expect(fitsOf(input)).toEqual({ state: 'unknown', unit, limitedBy: null, missing });
});

test('no answer about an amount contradicts the verdict for that amount', () => {
  fc.assert(
    fc.property(world, ([food, profile, sets, { eatenToday }]) => {
      const ruleSets = compileRuleSets({ allergens: shippedAllergens, ruleSets: sets, categories });
      const judge = judgeFor({ profile, ruleSets, today });
      const fits = judge.stillFits(food, { eatenToday });
      const verdictOf = (value: number) =>
        judge.verdictOf(food, { eatenToday, amount: { value, unit: fits.unit } });
      switch (fits.state) {
        case 'amount':
          expect(verdictOf(fits.amount ?? 0)).not.toBe('unsuitable');
          break;
        case 'none':
          expect(verdictOf(1)).toBe('unsuitable');
          break;
        case 'unlimited':
          expect(verdictOf(10_000)).not.toBe('unsuitable');
          break;
        case 'unknown':
          expect(fits.missing).not.toEqual([]);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('the remaining amount keeps the limit, and a little more breaks it', () => {
  const rules = [limit({})];
  const { amount } = fitsOf({ rules, eaten: eaten(700) });
  const verdict = (value: number) =>
    judgeFor({ profile: onDiets('low-salt'), ruleSets: compiled(rules), today }).verdictOf(
      sampleFood({ nutrients: { sodium: 500 } }),
      { amount: { value, unit: 'g' }, eatenToday: eaten(700) },
    );
  expect(amount).toBe(260);
  expect([verdict(260), verdict(261)]).toEqual(['suitable', 'unsuitable']);
});
