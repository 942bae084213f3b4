import { sampleRule, sampleRuleSet, sodiumRule } from '../../../../../tests/fixtures/suitability/samples.ts';
import { shippedAllergens } from '../../../../../tests/fixtures/suitability/shippedAllergens.ts';
import { ruleKnowledge } from '../cases/caseFaults.ts';
import type { RuleInput } from '../rules.ts';
import type { RuleSetInput } from '../ruleSets.ts';
import { analyseRuleSets } from './analyse.ts';

const knowledge = ruleKnowledge({
  categories: [
    { slug: 'drinks' },
    { slug: 'coffee', parent: 'drinks' },
    { slug: 'tea', parent: 'drinks' },
    { slug: 'rice' },
  ],
  allergens: shippedAllergens,
});
const catalogue = {
  basesOf: new Map([
    ['rice', new Set(['100g'] as const)],
    ['tea', new Set(['100g', '100ml'] as const)],
  ]),
  isKnownIngredient: (name: string) => name === '감초',
};

function observed(rules: RuleInput[], overrides: Partial<RuleSetInput> = {}): string[] {
  const ruleSet = sampleRuleSet(rules, { isComplete: false, ...overrides });
  const { ruleSets } = analyseRuleSets([ruleSet], { knowledge, catalogue });
  return ruleSets.flatMap(({ observations }) =>
    observations.map(({ about, code, where }) => `${code} ${where.replace('low-salt/', '')}: ${about}`),
  );
}

const list = (id: string, categories: string[], more: object = {}): RuleInput => ({
  ...sampleRule,
  id,
  type: 'food-category',
  categories,
  ...more,
});
const classes = (
  id: string,
  slugs: ('pork' | 'meat' | 'potassium-salt')[],
  more: object = {},
): RuleInput => ({
  ...sampleRule,
  id,
  type: 'ingredient-class',
  classes: slugs,
  ...more,
});
const sodium = (id: string, more: Parameters<typeof sodiumRule>[0] = {}) =>
  sodiumRule({ limitPer100ml: 120, ...more, id });
const event = { daysBefore: 3, daysAfter: 0 };

describe('the analyser', () => {
  test.each<[string, RuleInput[], Partial<RuleSetInput>, string[]]>([
    ['finds nothing in a plain set', [sodium('high'), list('list', ['tea'])], {}, []],
    [
      'finds a scope that is excepted',
      [sodium('high', { scope: ['tea', 'rice'], except: ['drinks'] })],
      {},
      ['dead_scope high: tea'],
    ],
    [
      'finds an exception outside of the scope',
      [sodium('high', { scope: ['tea'], except: ['rice'] })],
      {},
      ['idle_except high: rice'],
    ],
    [
      'finds an entry that another one covers',
      [list('list', ['tea', 'drinks'])],
      {},
      ['covered_entry list: tea'],
    ],
    [
      'finds a class that another one covers',
      [classes('list', ['pork', 'meat'])],
      {},
      ['covered_entry list: pork'],
    ],
    [
      'finds a kind outside of the scope',
      [list('list', ['tea', 'rice'], { scope: ['drinks'] })],
      {},
      ['dead_entry list: rice'],
    ],
    [
      'finds a condition that the window of the diet always meets',
      [sodium('high', { conditions: { event } })],
      { event },
      ['idle_condition high: event'],
    ],
    [
      'finds a looser limit with the same effect',
      [sodium('high'), sodium('higher', { limit: 200, limitPer100ml: 200 })],
      {},
      ['hidden_rule higher: high'],
    ],
    [
      'finds a limit for caution that a stricter one hides in its narrower scope',
      [
        sodium('high', { limit: 100, limitPer100ml: 100 }),
        sodium('some', { effect: 'caution', scope: ['tea'] }),
      ],
      {},
      ['hidden_rule some: high', 'uneven_range some: high'],
    ],
    [
      'accepts a looser limit for other people',
      [
        sodium('high', { conditions: { dialysis: true } }),
        sodium('higher', { limit: 200, limitPer100ml: 200 }),
      ],
      {},
      [],
    ],
    [
      'finds a kind that is avoided anyway',
      [list('avoided', ['drinks']), list('some', ['tea', 'rice'], { effect: 'caution' })],
      {},
      ['hidden_entry some: tea'],
    ],
    [
      'finds a rule of which every kind is avoided anyway',
      [list('avoided', ['drinks']), list('some', ['tea'], { effect: 'caution' })],
      {},
      ['hidden_rule some: tea'],
    ],
    [
      'accepts a kind that a certificate waives',
      [list('avoided', ['drinks'], { waivedBy: ['halal'] }), list('some', ['tea'], { effect: 'caution' })],
      {},
      [],
    ],
    [
      'finds an allowed kind that is avoided',
      [
        list('avoided', ['tea']),
        { ...sampleRule, id: 'allowed', type: 'allowed-foods', categories: ['tea', 'rice'] },
      ],
      {},
      ['hidden_entry allowed: tea'],
    ],
    [
      'accepts an allowed kind that asks for caution, which would be unknown otherwise',
      [
        list('some', ['tea'], { effect: 'caution' }),
        { ...sampleRule, id: 'allowed', type: 'allowed-foods', categories: ['tea', 'rice'] },
      ],
      {},
      [],
    ],
    [
      'accepts an exception for what counts everywhere',
      [classes('list', ['pork'], { scope: ['tea'], except: ['rice'], presentAnywhere: true })],
      {},
      [],
    ],
    [
      'finds a texture that a stricter rule requires',
      [
        { ...sampleRule, id: 'soft', type: 'texture', levels: [4, 5] },
        { ...sampleRule, id: 'easy', type: 'texture', levels: [4, 5, 6], effect: 'caution' },
      ],
      {},
      ['hidden_rule easy: soft'],
    ],
    [
      'finds an encouragement of what is avoided',
      [classes('good', ['potassium-salt'], { effect: 'encourage' }), classes('bad', ['potassium-salt'])],
      {},
      ['opposite_effects good: bad'],
    ],
    [
      'accepts an encouragement of what some people avoid',
      [
        classes('good', ['potassium-salt'], { effect: 'encourage' }),
        classes('bad', ['potassium-salt'], { conditions: { potassiumRetainingDrugs: true } }),
      ],
      {},
      [],
    ],
    [
      'finds foods without a limit for their basis',
      [sodiumRule()],
      {},
      ['no_limit_for_basis sodium-100g: tea'],
    ],
    [
      'finds kinds about which nothing is asked',
      [sodium('high', { scope: ['drinks'] })],
      { isComplete: true },
      ['nothing_asked low-salt: rice'],
    ],
    [
      'finds ingredients that the dictionary does not know',
      [{ ...sampleRule, id: 'named', type: 'ingredient-list', ingredients: ['감초', '감초근'] }],
      {},
      ['unknown_ingredient named: 감초근'],
    ],
  ])('%s', (_, rules, overrides, expected) => {
    expect(observed(rules, overrides)).toEqual(expected);
  });

  test.each<[string, RuleInput, RuleInput, string[]]>([
    [
      'a class that the other limits',
      classes('salt', ['potassium-salt'], { effect: 'encourage' }),
      sodium('potassium', { nutrient: 'potassium' }),
      ['one/salt two/potassium'],
    ],
    [
      'a kind that the other avoids',
      list('good', ['tea'], { effect: 'encourage' }),
      list('bad', ['drinks']),
      ['one/good two/bad'],
    ],
    [
      'more of a nutrient that the other limits',
      sodium('more', { operator: 'at-least', effect: 'encourage' }),
      sodium('less'),
      ['one/more two/less'],
    ],
    [
      'at least what the other forbids',
      sodium('more', { operator: 'at-least', limit: 200, limitPer100ml: 200 }),
      sodium('less'),
      ['one/more two/less'],
    ],
    [
      'nothing that the other is about',
      list('good', ['rice'], { effect: 'encourage' }),
      list('bad', ['drinks']),
      [],
    ],
  ])('finds two diets of which one encourages %s', (_, one, two, expected) => {
    const ruleSets = [
      sampleRuleSet([one], { diet: 'one', isComplete: false }),
      sampleRuleSet([two], { diet: 'two', isComplete: false }),
    ];
    const { conflicts } = analyseRuleSets(ruleSets, { knowledge, catalogue });
    expect(conflicts.map(({ about, where }) => `${where} ${about}`)).toEqual(expected);
  });
});
