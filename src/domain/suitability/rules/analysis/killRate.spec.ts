import { sampleRule, sodiumRule } from '../../../../../tests/fixtures/suitability/samples.ts';
import { shippedAllergens } from '../../../../../tests/fixtures/suitability/shippedAllergens.ts';
import { ruleKnowledge } from '../cases/caseFaults.ts';
import { ruleSchema, type RuleInput } from '../rules.ts';
import { killRateOf, shareKilled } from './killRate.ts';
import { mutantsOf } from './mutants.ts';

const knowledge = ruleKnowledge({
  categories: [
    { slug: 'drinks' },
    { slug: 'coffee', parent: 'drinks' },
    { slug: 'tea', parent: 'drinks' },
    { slug: 'green-tea', parent: 'tea' },
    { slug: 'rice' },
  ],
  allergens: shippedAllergens,
});
const changes = (rule: RuleInput) => mutantsOf(ruleSchema.parse(rule), knowledge).map(({ change }) => change);

describe('the small mistakes in a rule', () => {
  const limitChanges = ['limit +1 %', 'limit -1 %', 'limit +10 %', 'limit -10 %'];

  test.each<[string, RuleInput, string[]]>([
    [
      'in a limit',
      sodiumRule(),
      [
        'effect caution',
        ...limitChanges,
        'operator less-than',
        'operator at-least',
        'per 100ml',
        'per serving',
      ],
    ],
    [
      'in a limit for drinks',
      sodiumRule({ limitPer100ml: 60 }),
      [
        'effect caution',
        ...limitChanges,
        ...limitChanges.map((change) => change.replace('limit', 'limitPer100ml')),
        'no limitPer100ml',
        'operator less-than',
        'operator at-least',
        'per 100ml',
        'per serving',
      ],
    ],
    [
      'in a scope',
      {
        ...sampleRule,
        id: 'list',
        type: 'food-category',
        categories: ['rice'],
        scope: ['coffee', 'rice'],
        except: ['tea'],
      },
      [
        'effect caution',
        'no scope',
        'scope without coffee',
        'scope without rice',
        'scope with drinks',
        'no except',
        'except with drinks',
      ],
    ],
    [
      'in a list of categories, without an entry that another one covers',
      { ...sampleRule, id: 'list', type: 'food-category', categories: ['tea', 'green-tea', 'coffee'] },
      ['effect caution', 'categories without tea', 'categories without coffee', 'categories with drinks'],
    ],
    [
      'in a list of classes',
      {
        ...sampleRule,
        id: 'list',
        type: 'ingredient-class',
        classes: ['pork', 'alcohol'],
        scope: ['drinks'],
        waivedBy: ['halal'],
      },
      [
        'effect caution',
        'no scope',
        'no waivedBy',
        'presentAnywhere',
        'classes without pork',
        'classes without alcohol',
        'classes with meat',
      ],
    ],
    [
      'in a list of allergens',
      { ...sampleRule, id: 'list', type: 'allergen', allergens: ['wheat', 'milk'] },
      [
        'effect caution',
        'allergens without wheat',
        'allergens without milk',
        'allergens with gluten',
        'traces ignore',
        'traces avoid',
      ],
    ],
    [
      'in levels of texture',
      { ...sampleRule, id: 'soft', type: 'texture', levels: [6, 7] },
      ['effect caution', 'levels without 6', 'levels without 7', 'levels with 5'],
    ],
    [
      'in conditions',
      {
        ...sampleRule,
        id: 'soft',
        type: 'texture',
        levels: [7],
        conditions: { dialysis: true, age: { from: 0, below: 19 }, ckdStageIn: ['5'] },
      },
      [
        'effect caution',
        'no conditions',
        'conditions without ckdStageIn',
        'conditions without dialysis',
        'conditions without age',
        'conditions dialysis',
        ...['1', '2', '3a', '3b', '4'].map((stage) => `conditions ckdStage ${stage}`),
        'conditions age from 1',
        'conditions age below 18',
        'conditions age below 20',
        'levels with 6',
      ],
    ],
    [
      'in a list of allowed foods',
      {
        ...sampleRule,
        id: 'list',
        type: 'allowed-foods',
        categories: ['rice', 'tea'],
        figure: { nutrient: 'purines', operator: 'at-most', limit: 0, unit: 'mg', per: '100g' },
      },
      [
        'effect caution',
        'categories without rice',
        'categories without tea',
        'categories with drinks',
        'no figure',
        'figure limit +1 %',
        'figure limit +10 %',
        'figure operator less-than',
        'figure operator at-least',
        'figure per 100ml',
        'figure per serving',
      ],
    ],
  ])('%s', (_, rule, expected) => {
    expect(changes(rule).toSorted()).toEqual(expected.toSorted());
  });
});

describe('the share of mistakes that cases notice', () => {
  const at = (sodium: number, outcome: 'suitable' | 'unsuitable') => ({
    food: { nutrients: { sodium } },
    outcome,
  });
  const rateOf = (rule: RuleInput) => killRateOf(ruleSchema.parse(rule), knowledge);

  test('is zero without cases', () => {
    const rate = rateOf(sodiumRule());
    expect(rate.survivors).toHaveLength(rate.mutants);
    expect(shareKilled([rate])).toBe(0);
  });

  test('names the mistakes that no case notices', () => {
    const cases = [at(100, 'suitable'), at(121, 'unsuitable')];
    expect(rateOf(sodiumRule({ cases })).survivors).toEqual([
      'limit -1 %',
      'limit -10 %',
      'operator less-than',
    ]);
  });

  test('is whole with cases on both sides of the limit', () => {
    const rate = rateOf(sodiumRule({ cases: [at(120, 'suitable'), at(121, 'unsuitable')] }));
    expect(rate.survivors).toEqual([]);
    expect(shareKilled([rate])).toBe(1);
  });
});
