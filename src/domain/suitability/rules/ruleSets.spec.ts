import { ruleSetSchema, ruleSetsSchema } from './ruleSets.ts';
import type { RuleInput } from './rules.ts';
import { sampleRule, sampleRuleSet, sodiumRule } from '../../../../tests/fixtures/suitability/samples.ts';

/** The paths and reasons for which a rule set is refused. */
function faults(rules: readonly unknown[], changes: object = {}): string[] {
  const parsed = ruleSetSchema.safeParse({
    diet: 'low-salt',
    name: { ko: '저염식', en: 'low-salt diet' },
    version: 1,
    status: 'published',
    isComplete: true,
    rules,
    ...changes,
  });
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const classRule = { ...sampleRule, id: 'pork', type: 'ingredient-class', classes: ['pork'] };

test.each<[string, object]>([
  ['a limit', sodiumRule()],
  ['a limit of zero', sodiumRule({ limit: 0 })],
  ['a limit for food and for drinks', sodiumRule({ limitPer100ml: 60 })],
  [
    'a share of the energy',
    sodiumRule({ nutrient: 'saturatedFat', unit: '%', per: 'energy-share', limit: 6 }),
  ],
  ['per kilogram', sodiumRule({ nutrient: 'protein', unit: 'g', per: 'kg-body-weight-day', limit: 0.8 })],
  ['a class', classRule],
  ['an allergen', { ...sampleRule, id: 'milk', type: 'allergen', allergens: ['milk'] }],
  ['a category', { ...sampleRule, id: 'liquor', type: 'food-category', categories: ['alcoholic-drinks'] }],
  ['a texture', { ...sampleRule, id: 'soft', type: 'texture', levels: [5, 6] }],
  ['names', { ...sampleRule, id: 'named', type: 'ingredient-list', ingredients: ['감초'] }],
  ['conditions', sodiumRule({ conditions: { ckdStageIn: ['4', '5'], dialysis: false, age: { from: 19 } } })],
  ['a window', sodiumRule({ conditions: { event: { daysBefore: 14, daysAfter: 0 } } })],
  ['a signed weak rule', sodiumRule({ strength: 'weak', signedBy: 'Kim, dietitian' })],
])('accepts %s', (_, rule) => {
  expect(faults([rule])).toEqual([]);
});

test.each<[string, object, string]>([
  ['no source', { source: undefined }, 'rules.0.source'],
  [
    'a source without a title',
    { source: { title: ' ', publisher: 'x', year: 2020 } },
    'rules.0.source.title: required',
  ],
  ['a source without a year', { source: { title: 'x', publisher: 'x' } }, 'rules.0.source.year'],
  [
    'a link that is no web page',
    { source: { ...sampleRule.source, url: 'javascript:alert(1)' } },
    'rules.0.source.url',
  ],
  ['no limit', { limit: undefined }, 'rules.0.limit'],
  ['NaN', { limit: Number.NaN }, 'rules.0.limit'],
  ['infinity', { limit: Infinity }, 'rules.0.limit'],
  ['a negative limit', { limit: -1 }, 'rules.0.limit: negative'],
  ['less than zero', { operator: 'less-than', limit: 0 }, 'rules.0.limit: empty'],
  ['at least zero', { operator: 'at-least', limit: 0 }, 'rules.0.limit: empty'],
  ['more than any food holds', { limit: 100_000 }, 'rules.0.limit: empty'],
  ['more than any drink holds', { limitPer100ml: 100_000 }, 'rules.0.limitPer100ml: empty'],
  [
    'over 100 % of the energy',
    { nutrient: 'fat', unit: '%', per: 'energy-share', limit: 101 },
    'rules.0.limit: empty',
  ],
  ['the energy of sodium', { unit: '%', per: 'energy-share', limit: 6 }, 'rules.0.nutrient: has_no_energy'],
  ['another unit', { unit: 'g' }, 'rules.0.unit: wrong_unit'],
  ['a percentage per 100 g', { unit: '%' }, 'rules.0.unit: wrong_unit'],
  [
    'drinks beside a serving',
    { per: 'serving', limitPer100ml: 3 },
    'rules.0.limitPer100ml: only_beside_100g',
  ],
  [
    'a limit without a serving beside 100 g',
    { limitWithoutServing: 3 },
    'rules.0.limitWithoutServing: only_beside_serving',
  ],
  [
    'a limit without a serving that no food exceeds',
    { per: 'serving', limitWithoutServing: 1e6 },
    'rules.0.limitWithoutServing: empty',
  ],
  [
    'a food that must make up a day',
    { operator: 'at-least', per: 'day' },
    'rules.0.operator: not_for_one_food',
  ],
  ['an unknown nutrient', { nutrient: 'salt' }, 'rules.0.nutrient'],
  ['an unknown operator', { operator: '<' }, 'rules.0.operator'],
  ['an unknown basis', { per: 'cup' }, 'rules.0.per'],
  ['an unknown type', { type: 'magic' }, 'rules.0.type'],
  ['an unknown member', { colour: 'red' }, 'rules.0'],
  ['no id', { id: '' }, 'rules.0.id: not_a_slug'],
  ['an id in Korean', { id: '나트륨' }, 'rules.0.id: not_a_slug'],
  ['a scope that excludes itself', { scope: ['rice'], except: ['rice'] }, 'rules.0.except: contradictory'],
  ['an empty condition', { conditions: {} }, 'rules.0.conditions: empty'],
  ['an empty age', { conditions: { age: {} } }, 'rules.0.conditions.age: empty'],
  [
    'an impossible age',
    { conditions: { age: { from: 65, below: 19 } } },
    'rules.0.conditions.age: contradictory',
  ],
  ['an unknown stage', { conditions: { ckdStageIn: ['9'] } }, 'rules.0.conditions.ckdStageIn.0'],
  ['a weak rule, unsigned', { strength: 'weak' }, 'rules.0.strength: weak_unsigned'],
  ['NUL in its words', { message: { ko: 'a\0', en: 'a' } }, 'rules.0.message.ko: invalid_character'],
])('refuses %s', (_, changes, fault) => {
  expect(faults([{ ...sodiumRule(), ...changes }]).join('\n')).toContain(fault);
});

const allowed = { type: 'allowed-foods', categories: ['rice'] };
const purines = { nutrient: 'purines', operator: 'at-most', limit: 200, unit: 'mg', per: '100g' };

test.each<[string, object, string]>([
  [
    'an allergen that is no slug',
    { type: 'allergen', allergens: ['Kiwi fruit'] },
    'rules.0.allergens.0: not_a_slug',
  ],
  ['no allergen', { type: 'allergen', allergens: [] }, 'rules.0.allergens'],
  [
    'an allergen that is there twice',
    { type: 'allergen', allergens: ['milk', 'milk'] },
    'rules.0.allergens: duplicate',
  ],
  [
    'praise for an allergen',
    { type: 'allergen', allergens: ['milk'], effect: 'encourage' },
    'rules.0.effect',
  ],
  [
    'traces worse than the thing',
    { type: 'allergen', allergens: ['milk'], effect: 'caution', traces: 'avoid' },
    'rules.0.traces: stricter_than_effect',
  ],
  ['an unknown class', { type: 'ingredient-class', classes: ['tasty'] }, 'rules.0.classes.0'],
  ['no category', { type: 'food-category', categories: [] }, 'rules.0.categories'],
  ['every texture', { type: 'texture', levels: [0, 1, 2, 3, 4, 5, 6, 7] }, 'rules.0.levels: empty'],
  ['a ninth texture', { type: 'texture', levels: [8] }, 'rules.0.levels.0'],
  ['praise for a texture', { type: 'texture', levels: [5], effect: 'encourage' }, 'rules.0.effect'],
  ['no name', { type: 'ingredient-list', ingredients: [' '] }, 'rules.0.ingredients.0: required'],
  ['praise for an allowed food', { ...allowed, effect: 'encourage' }, 'rules.0.effect: not_for_this_type'],
  ['no allowed food', { ...allowed, categories: [] }, 'rules.0.categories'],
  ['a figure beside textures', { ...allowed, figure: purines, levels: [5] }, 'rules.0.levels: contradictory'],
  [
    'an allowed food that depends on the day',
    { ...allowed, figure: { ...purines, per: 'day' } },
    'rules.0.figure.per: not_for_this_type',
  ],
  [
    'a figure in another unit',
    { ...allowed, figure: { ...purines, unit: 'g' } },
    'rules.0.figure.unit: wrong_unit',
  ],
])('refuses %s', (_, changes, fault) => {
  expect(faults([{ ...sampleRule, id: 'rule', ...changes }]).join('\n')).toContain(fault);
});

describe('rules of one set', () => {
  const two = (
    first: Parameters<typeof sodiumRule>[0],
    second: Parameters<typeof sodiumRule>[0],
  ): RuleInput[] => [sodiumRule(first), sodiumRule({ id: 'second', ...second })];

  test.each<[string, RuleInput[]]>([
    ['green at the red line', two({ limit: 120 }, { effect: 'caution', limit: 120 })],
    ['green above red', two({ limit: 120 }, { effect: 'caution', limit: 400 })],
    ['for drinks', two({ limitPer100ml: 60 }, { effect: 'caution', limit: 40, limitPer100ml: 70 })],
    [
      'too little is enough',
      two({ operator: 'at-least' }, { operator: 'at-least', effect: 'caution', limit: 100 }),
    ],
    ['at least more than at most', two({}, { operator: 'at-least', limit: 121 })],
    ['praise for what is avoided', two({}, { operator: 'at-least', effect: 'encourage', limit: 200 })],
  ])('refuses %s', (_, rules) => {
    expect(faults(rules)).toEqual(['rules.1.limit: contradictory']);
    expect(faults(rules.toReversed())).toEqual(['rules.1.limit: contradictory']);
  });

  test.each<[string, RuleInput[]]>([
    ['green below red', two({ limit: 400 }, { effect: 'caution', limit: 120 })],
    ['other people', two({}, { effect: 'caution', limit: 400, conditions: { dialysis: true } })],
    ['other foods', two({}, { effect: 'caution', limit: 400, scope: ['rice'] })],
    ['another basis', two({}, { effect: 'caution', limit: 400, per: 'serving' })],
    ['another nutrient', two({}, { effect: 'caution', limit: 400, nutrient: 'potassium' })],
    ['from and to', two({}, { operator: 'at-least', limit: 20 })],
  ])('accepts %s', (_, rules) => {
    expect(faults(rules)).toEqual([]);
  });

  test('have different ids', () => {
    expect(faults([sodiumRule(), { ...classRule, id: 'sodium-100g' }])).toEqual(['rules.1.id: duplicate']);
  });
});

test('refuses a complete published set that only encourages', () => {
  const praise = sodiumRule({ effect: 'encourage' });
  expect(faults([])).toEqual(['isComplete: warns_of_nothing']);
  expect(faults([praise])).toEqual(['isComplete: warns_of_nothing']);
  expect(faults([], { isComplete: false })).toEqual([]);
  expect(faults([], { status: 'draft' })).toEqual([]);
  expect(faults([sodiumRule({ strength: 'weak' })], { status: 'draft' })).toEqual([]);
});

test('refuses a version of a diet that is there twice', () => {
  const set = sampleRuleSet([sodiumRule()]);
  expect(ruleSetsSchema.safeParse([set, { ...set, version: 2 }]).success).toBe(true);
  expect(ruleSetsSchema.safeParse([set, set]).success).toBe(false);
});
