import type { FactsOfFood, Verdict } from './facts/facts.ts';
import { judge } from './judge.ts';
import type { RuleInput } from './rules/rules.ts';
import {
  answer,
  compiled,
  onDiets,
  sampleFood,
  sampleRule,
  sodiumRule,
  today,
} from '../../../tests/fixtures/suitability/samples.ts';

describe('the scope of a rule', () => {
  const categories = [
    { slug: 'food' },
    { slug: 'drinks', parent: 'food' },
    { slug: 'coffee', parent: 'drinks' },
    { slug: 'decaf', parent: 'coffee' },
    { slug: 'rice', parent: 'food' },
  ];
  const about = { nutrient: 'caffeine', limit: 100, scope: ['coffee'], except: ['decaf'] } as const;
  const rule = sodiumRule({ ...about, scope: [...about.scope], except: [...about.except] });
  test.each<[string, readonly string[] | null, number | null, Verdict, string[]]>([
    ['outside of the scope', ['food', 'rice'], null, 'suitable', []],
    ['within the scope, unknown value', ['food', 'drinks', 'coffee'], null, 'unknown', ['caffeine']],
    ['within the scope, limit broken', ['food', 'drinks', 'coffee'], 200, 'unsuitable', []],
    ['within the scope, limit kept', ['food', 'drinks', 'coffee'], 20, 'suitable', []],
    ['a category below', ['food', 'drinks', 'coffee', 'espresso'], 200, 'unsuitable', []],
    ['in an excepted category', ['food', 'drinks', 'coffee', 'decaf'], null, 'suitable', []],
    ['a category above the scope', ['food', 'drinks'], null, 'unknown', ['caffeine', 'category']],
    ['a category above the scope, limit broken', ['food', 'drinks'], 200, 'unknown', ['category']],
    ['a category above the scope, none of the nutrient', ['food', 'drinks'], 0, 'suitable', []],
    ['no category', null, 200, 'unknown', ['category']],
    ['no category, none of the nutrient', null, 0, 'suitable', []],
  ])('%s', (_, category, caffeine, verdict, missing) => {
    const ruleSets = compiled([rule], { categories });
    const food = sampleFood({ category, nutrients: { caffeine } });
    expect(judge({ food, profile: onDiets('low-salt'), ruleSets, today })).toMatchObject({
      verdict,
      missing,
    });
  });

  test.each<[string, readonly string[] | null, { present?: string[] }, Verdict, string[]]>([
    ['stated within the scope', ['drinks', 'coffee'], { present: ['alcohol'] }, 'unsuitable', []],
    ['unknown within the scope', ['drinks', 'coffee'], {}, 'unknown', ['ingredientClasses.alcohol']],
    ['stated outside of the scope', ['rice'], { present: ['alcohol'] }, 'unsuitable', []],
    ['unknown outside of the scope', ['rice'], {}, 'suitable', []],
    ['stated above the scope', ['drinks'], { present: ['alcohol'] }, 'unsuitable', []],
    ['unknown above the scope', ['drinks'], {}, 'unknown', ['category', 'ingredientClasses.alcohol']],
    ['stated in an excepted category', ['vinegar'], { present: ['alcohol'] }, 'suitable', []],
    ['stated, without a category', null, { present: ['alcohol'] }, 'unknown', ['category']],
  ])('what is present anywhere counts: %s', (_, category, { present = [] }, verdict, missing) => {
    const rule: RuleInput = {
      ...sampleRule,
      id: 'alcohol',
      type: 'ingredient-class',
      classes: ['alcohol'],
      scope: ['coffee'],
      except: ['vinegar'],
      presentAnywhere: true,
    };
    const food = { category, ingredientClasses: { present, absent: [] } };
    expect(answer({ rules: [rule], categories: [...categories, { slug: 'vinegar' }], food })).toEqual({
      verdict,
      missing,
    });
  });

  test.each<[string, readonly string[] | null, { present?: string[] }, Verdict]>([
    ['stated', ['rice'], { present: ['alcohol'] }, 'unsuitable'],
    ['stated, without a category', null, { present: ['alcohol'] }, 'unsuitable'],
    ['unknown', ['rice'], {}, 'suitable'],
    ['unknown, without a category', null, {}, 'suitable'],
  ])(
    'what is present anywhere is asked nowhere when the scope is empty: %s',
    (_, category, { present = [] }, verdict) => {
      const rule: RuleInput = {
        ...sampleRule,
        id: 'alcohol',
        type: 'ingredient-class',
        classes: ['alcohol'],
        presentAnywhere: true,
      };
      const food = { category, ingredientClasses: { present, absent: [] } };
      expect(answer({ rules: [rule], categories, food }).verdict).toBe(verdict);
    },
  );

  test('a rule with exceptions only is open for a food without a category', () => {
    const ruleSets = compiled([sodiumRule({ except: ['rice'] })], { categories });
    const verdictOf = (category: readonly string[] | null) =>
      judge({
        food: sampleFood({ category, nutrients: { sodium: 900 } }),
        profile: onDiets('low-salt'),
        ruleSets,
        today,
      }).verdict;
    expect([['food', 'rice'], ['food', 'drinks'], ['food'], null].map(verdictOf)).toEqual([
      'suitable',
      'unsuitable',
      'unsuitable',
      'unknown',
    ]);
  });
});

describe('conditions on the person', () => {
  const rule = sodiumRule({
    nutrient: 'potassium',
    limit: 200,
    conditions: { potassiumRetainingDrugs: true },
  });
  const food = { nutrients: { potassium: 400 } };
  test.each<[string, boolean | null, Partial<FactsOfFood>, Verdict, string[]]>([
    ['the condition holds', true, food, 'unsuitable', []],
    ['the condition does not hold', false, food, 'suitable', []],
    ['the fact is not stated', null, food, 'unknown', ['profile.potassiumRetainingDrugs']],
    [
      'the fact is not stated, and the limit is kept',
      null,
      { nutrients: { potassium: 100 } },
      'suitable',
      [],
    ],
    [
      'the fact and the value are unknown',
      null,
      {},
      'unknown',
      ['potassium', 'profile.potassiumRetainingDrugs'],
    ],
  ])('%s', (_, potassiumRetainingDrugs, facts, verdict, missing) => {
    const person = { ...onDiets('low-salt'), clinical: { potassiumRetainingDrugs } };
    expect(answer({ rules: [rule], food: facts, person })).toEqual({ verdict, missing });
  });
});

describe('certificates', () => {
  const avoid = {
    ...sampleRule,
    id: 'pork',
    type: 'ingredient-class',
    classes: ['pork'],
    waivedBy: ['halal'],
  } as const;
  const unstated = {
    ...sampleRule,
    id: 'unstated',
    effect: 'caution',
    type: 'ingredient-class',
    classes: ['animal-origin-unstated'],
    waivedBy: ['halal'],
  } as const;
  const classes = (present: string[], absent: string[]) => ({ ingredientClasses: { present, absent } });
  test.each<[string, Partial<FactsOfFood>, Verdict, Verdict]>([
    ['what is unknown', {}, 'unknown', 'suitable'],
    ['what asks for caution', classes(['animal-origin-unstated'], ['pork']), 'caution', 'suitable'],
    ['never what is known to be there', classes(['pork'], []), 'unsuitable', 'unsuitable'],
  ])('decide %s', (_, food, without, withCertificate) => {
    const rules = [
      { ...avoid, waivedBy: ['halal'] },
      { ...unstated, waivedBy: ['halal'] },
    ].map((rule) => ({ ...rule, classes: [...rule.classes] }));
    expect(answer({ rules, food }).verdict).toBe(without);
    expect(answer({ rules, food: { ...food, labels: ['vegan'] } }).verdict).toBe(without);
    expect(answer({ rules, food: { ...food, labels: ['halal'] } }).verdict).toBe(withCertificate);
  });
});
