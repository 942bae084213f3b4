import { sampleRule, sampleRuleSet, sodiumRule } from '../../../../../tests/fixtures/suitability/samples.ts';
import { shippedAllergens } from '../../../../../tests/fixtures/suitability/shippedAllergens.ts';
import { compileForCases, caseFaults, ruleKnowledge } from './caseFaults.ts';
import { ruleSchema, type RuleInput } from '../rules.ts';
import { ruleCase, type CaseOutcome, type RuleCaseInput } from './ruleCases.ts';
import { outcomeOf, prepareCase } from './runCase.ts';

const knowledge = ruleKnowledge({
  categories: [{ slug: 'drinks' }, { slug: 'coffee', parent: 'drinks' }, { slug: 'rice' }],
  allergens: shippedAllergens,
});

describe('the outcome of a rule in a case', () => {
  const outcome = (rule: RuleInput, input: Omit<RuleCaseInput, 'outcome'>): CaseOutcome =>
    outcomeOf(
      compileForCases(ruleSchema.parse(rule), knowledge),
      prepareCase(ruleCase.parse({ ...input, outcome: 'unknown' }), knowledge.parents),
    );
  const pork: RuleInput = { ...sampleRule, id: 'pork', type: 'ingredient-class', classes: ['pork'] };
  const milk: RuleInput = { ...sampleRule, id: 'milk', type: 'allergen', allergens: ['milk'] };
  const named: RuleInput = { ...sampleRule, id: 'named', type: 'ingredient-list', ingredients: ['감초'] };
  const drugs = { conditions: { potassiumRetainingDrugs: true } };

  test.each<[string, RuleInput, Omit<RuleCaseInput, 'outcome'>, CaseOutcome]>([
    ['a figure within the limit', sodiumRule(), { food: { nutrients: { sodium: 120 } } }, 'suitable'],
    ['a figure over the limit', sodiumRule(), { food: { nutrients: { sodium: 121 } } }, 'unsuitable'],
    ['nothing known', sodiumRule(), { food: {} }, 'unknown'],
    ['a bound', sodiumRule(), { food: { nutrients: { sodium: '< 121' } } }, 'unknown'],
    [
      'a flagged figure',
      sodiumRule(),
      { food: { nutrients: { sodium: 1 }, flagged: ['sodium'] } },
      'unknown',
    ],
    ['a caution', sodiumRule({ effect: 'caution' }), { food: { nutrients: { sodium: 121 } } }, 'caution'],
    ['a drink', sodiumRule(), { food: { basis: '100ml', nutrients: { sodium: 1 } } }, 'unknown'],
    [
      'a serving',
      sodiumRule({ per: 'serving' }),
      { food: { serving: 50, nutrients: { sodium: 240 } } },
      'suitable',
    ],
    [
      'a serving in another unit',
      sodiumRule({ per: 'serving' }),
      { food: { serving: 50, servingUnit: 'ml', nutrients: { sodium: 1 } } },
      'unknown',
    ],
    [
      'an amount',
      sodiumRule({ per: 'serving' }),
      { food: { nutrients: { sodium: 240 } }, profile: { amount: { value: 51, unit: 'g' } } },
      'unsuitable',
    ],
    [
      'what was eaten',
      sodiumRule({ per: 'day' }),
      { food: { serving: 50, nutrients: { sodium: 100 } }, profile: { eatenToday: { sodium: 71 } } },
      'unsuitable',
    ],
    [
      'what was eaten, of which the nutrient is unknown',
      sodiumRule({ per: 'day' }),
      { food: { serving: 50, nutrients: { sodium: 100 } }, profile: { eatenToday: {} } },
      'unknown',
    ],
    ['out of scope', sodiumRule({ scope: ['rice'] }), { food: { category: 'coffee' } }, 'not-applicable'],
    [
      'a category below the scope',
      sodiumRule({ scope: ['drinks'] }),
      { food: { category: 'coffee', nutrients: { sodium: 121 } } },
      'unsuitable',
    ],
    ['a class', pork, { food: { classes: { present: ['pork'] } } }, 'unsuitable'],
    ['a wider class is absent', pork, { food: { classes: { absent: ['animal'] } } }, 'suitable'],
    ['a declaration', milk, { food: { allergens: { scheme: 'mfds' } } }, 'suitable'],
    ['traces', milk, { food: { allergens: { scheme: 'mfds', mayContain: ['milk'] } } }, 'caution'],
    ['a whole list', named, { food: { ingredients: ['설탕'] } }, 'suitable'],
    ['a part of a list', named, { food: { ingredients: { names: ['설탕'], isComplete: false } } }, 'unknown'],
    ['a certificate', { ...pork, waivedBy: ['halal'] }, { food: { labels: ['halal'] } }, 'suitable'],
    [
      'a condition that does not hold',
      sodiumRule(drugs),
      { food: { nutrients: { sodium: 121 } }, profile: { potassiumRetainingDrugs: false } },
      'not-applicable',
    ],
    [
      'a condition that is not stated',
      sodiumRule(drugs),
      { food: { nutrients: { sodium: 121 } } },
      'unknown',
    ],
    [
      'an age at its bound',
      sodiumRule({ conditions: { age: { from: 65 } } }),
      { food: { nutrients: { sodium: 121 } }, profile: { age: 65 } },
      'unsuitable',
    ],
    [
      'an age below its bound',
      sodiumRule({ conditions: { age: { from: 65 } } }),
      { food: { nutrients: { sodium: 121 } }, profile: { age: 64 } },
      'not-applicable',
    ],
    [
      'the first day before an event',
      sodiumRule({ conditions: { event: { daysBefore: 3, daysAfter: 1 } } }),
      { food: { nutrients: { sodium: 121 } }, profile: { eventInDays: 3 } },
      'unsuitable',
    ],
    [
      'two days after an event',
      sodiumRule({ conditions: { event: { daysBefore: 3, daysAfter: 1 } } }),
      { food: { nutrients: { sodium: 121 } }, profile: { eventInDays: -2 } },
      'not-applicable',
    ],
    [
      'an encouragement that counts',
      sodiumRule({ effect: 'encourage' }),
      { food: { nutrients: { sodium: 120 } } },
      'suitable',
    ],
    [
      'an encouragement that does not count',
      sodiumRule({ effect: 'encourage' }),
      { food: { nutrients: { sodium: 121 } } },
      'not-applicable',
    ],
  ])('%s', (_, rule, input, expected) => {
    expect(outcome(rule, input)).toBe(expected);
  });
});

describe('a published rule set', () => {
  const good: RuleCaseInput = { food: { nutrients: { sodium: 121 } }, outcome: 'unsuitable' };
  const faultsOf = (rule: RuleInput, status: 'published' | 'draft' = 'published') =>
    caseFaults(
      sampleRuleSet([sodiumRule({ cases: [good] }), { ...rule, id: 'second' }], { status }),
      knowledge,
    );
  const list: RuleInput = { ...sampleRule, id: 'list', type: 'food-category', categories: ['rice', 'cofee'] };

  test.each<[string, RuleInput, object[]]>([
    ['is accepted when its cases hold', sodiumRule({ cases: [good] }), []],
    [
      'is refused when a rule has no case',
      sodiumRule(),
      [{ path: ['rules', 1], code: 'rule_without_case', rule: 'second' }],
    ],
    [
      'is refused when a case comes out otherwise',
      sodiumRule({ cases: [good, { food: {}, outcome: 'suitable' }] }),
      [
        {
          path: ['rules', 1, 'cases', 1],
          code: 'rule_case_failed',
          rule: 'second',
          case: 2,
          expected: 'suitable',
          found: 'unknown',
        },
      ],
    ],
    [
      'is refused for an unknown category that is excepted',
      sodiumRule({ except: ['cofee'], cases: [good] }),
      [{ path: ['rules', 1, 'except', 0], code: 'unknown_category', slug: 'cofee' }],
    ],
    [
      'is refused for an unknown category in its scope',
      sodiumRule({ scope: ['coffee', 'cofee'], cases: [good] }),
      [{ path: ['rules', 1, 'scope', 1], code: 'unknown_category', slug: 'cofee' }],
    ],
    [
      'is refused for an unknown category in its list',
      list,
      [{ path: ['rules', 1, 'categories', 1], code: 'unknown_category', slug: 'cofee' }],
    ],
    [
      'is refused for an unknown allergen',
      { ...sampleRule, id: 'kiwi', type: 'allergen', allergens: ['kiwi'] },
      [{ path: ['rules', 1, 'allergens', 0], code: 'unknown_allergen', slug: 'kiwi' }],
    ],
    [
      'is refused for an unknown category of a case',
      sodiumRule({ cases: [{ food: { category: 'cofee' }, outcome: 'unknown' }] }),
      [{ path: ['rules', 1, 'cases', 0, 'food', 'category'], code: 'unknown_category', slug: 'cofee' }],
    ],
    [
      'is refused for an unknown allergen of a case',
      sodiumRule({ cases: [{ food: { allergens: { contains: ['kiwi'] } }, outcome: 'unknown' }] }),
      [
        {
          path: ['rules', 1, 'cases', 0, 'food', 'allergens', 'contains', 0],
          code: 'unknown_allergen',
          slug: 'kiwi',
        },
      ],
    ],
  ])('%s', (_, rule, faults) => {
    expect(faultsOf(rule)).toEqual(faults);
  });

  test('may lack cases while it is a draft, but names no unknown category', () => {
    expect(faultsOf(sodiumRule(), 'draft')).toEqual([]);
    expect(faultsOf(list, 'draft')).toMatchObject([{ code: 'unknown_category' }]);
  });
});
