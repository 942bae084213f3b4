import { compileRuleSets } from './rules/compileRuleSets.ts';
import type { PersonalLimit } from '../accounts/healthProfile.ts';
import type { FactsOfFood, FactsOfPerson, Verdict } from './facts/facts.ts';
import { judge, judgeFor } from './judge.ts';
import {
  compiled,
  onDiets,
  sampleFood,
  samplePerson,
  sampleRule,
  sampleRuleSet,
  sodiumRule,
  today,
} from '../../../tests/fixtures/suitability/samples.ts';
import { shippedAllergens } from '../../../tests/fixtures/suitability/shippedAllergens.ts';

const ownSodium = { nutrient: 'sodium', max: 100, per: '100g' } as const satisfies PersonalLimit;

describe('diets without a complete published set of rules', () => {
  const published = sampleRuleSet([sodiumRule()]);
  test.each<[string, Parameters<typeof compileRuleSets>[0]['ruleSets'], number, Verdict, string[], string]>([
    ['none at all', [], 5, 'unknown', ['rules.low-salt'], 'low-salt@none'],
    [
      'a draft',
      [sampleRuleSet([sodiumRule()], { status: 'draft' })],
      900,
      'unknown',
      ['rules.low-salt'],
      'low-salt@none',
    ],
    ['incomplete', [{ ...published, isComplete: false }], 5, 'unknown', ['rules.low-salt'], 'low-salt@1'],
    [
      'incomplete, yet broken',
      [{ ...published, isComplete: false }],
      900,
      'unsuitable',
      ['rules.low-salt'],
      'low-salt@1',
    ],
    [
      'incomplete, and a rule asks for care',
      [{ ...sampleRuleSet([sodiumRule({ effect: 'caution' })]), isComplete: false }],
      900,
      'caution',
      ['rules.low-salt'],
      'low-salt@1',
    ],
    ['complete', [published], 5, 'suitable', [], 'low-salt@1'],
    [
      'a newer draft changes nothing',
      [published, sampleRuleSet([sodiumRule({ limit: 1 })], { version: 2, status: 'draft' })],
      5,
      'suitable',
      [],
      'low-salt@1',
    ],
    [
      'the newest published set counts',
      [sampleRuleSet([sodiumRule({ limit: 1 })], { version: 3 }), published],
      5,
      'unsuitable',
      [],
      'low-salt@3',
    ],
  ])('%s', (_, ruleSets, sodium, verdict, missing, ruleSetVersion) => {
    const food = sampleFood({ nutrients: { sodium } });
    const compiledSets = compileRuleSets({ allergens: shippedAllergens, ruleSets });
    const given = judgeFor({ profile: onDiets('low-salt'), ruleSets: compiledSets, today });
    expect(given.judge(food)).toMatchObject({ verdict, missing, ruleSetVersion });
    expect(given.verdictOf(food)).toBe(verdict);
    // The reasons never say worse than the verdict.
    expect(given.judge(food).reasons[0]?.outcome).toBe(verdict);
  });
});

test('the gap of one diet is not hidden by the care that another asks for', () => {
  const care = sampleRuleSet([sodiumRule({ effect: 'caution' })]);
  const gap = { ...sampleRuleSet([sodiumRule({ limit: 2_000 })], { diet: 'gout' }), isComplete: false };
  const given = judge({
    food: sampleFood({ nutrients: { sodium: 900 } }),
    profile: onDiets('low-salt', 'gout'),
    ruleSets: compileRuleSets({ allergens: shippedAllergens, ruleSets: [care, gap] }),
    today,
  });
  expect(given.verdict).toBe('unknown');
});

describe('the worst finding decides', () => {
  const rules = [
    sodiumRule({ id: 'avoid', nutrient: 'fat', unit: 'g', limit: 10 }),
    sodiumRule({ id: 'caution', effect: 'caution' }),
    sodiumRule({
      id: 'praise',
      effect: 'encourage',
      nutrient: 'fibre',
      unit: 'g',
      operator: 'at-least',
      limit: 6,
    }),
  ];
  test.each<[FactsOfFood['nutrients'], Verdict, string[]]>([
    [{ fat: 11, sodium: 200 }, 'unsuitable', ['avoid', 'caution']],
    [{ fat: 11, sodium: null }, 'unsuitable', ['avoid', 'caution']],
    [{ fat: null, sodium: 200 }, 'unknown', ['avoid', 'caution']],
    [{ fat: 1, sodium: 200 }, 'caution', ['caution', 'avoid']],
    [{ fat: 1, sodium: 1 }, 'suitable', ['avoid', 'caution']],
    [{ fat: 1, sodium: 1, fibre: 9 }, 'suitable', ['avoid', 'caution', 'praise']],
    [{ fat: 1, sodium: 200, fibre: 9 }, 'caution', ['caution', 'avoid', 'praise']],
    [{ fat: null, sodium: 1, fibre: 9 }, 'unknown', ['avoid', 'caution', 'praise']],
  ])('%j', (nutrients, verdict, order) => {
    const profile = onDiets('low-salt');
    const given = judge({ food: sampleFood({ nutrients }), profile, ruleSets: compiled(rules), today });
    expect(given.verdict).toBe(verdict);
    expect(given.reasons.map(({ rule }) => rule)).toEqual(order);
  });
});

describe('a profile that says nothing', () => {
  const judgeProfile = (profile: Partial<FactsOfPerson>) =>
    judge({ food: sampleFood(), profile: samplePerson(profile), ruleSets: compiled([]), today });

  test('is unknown, and the reason says what to state', () => {
    const nothing = judgeProfile({ clinical: { dialysis: true }, sex: 'female' });
    expect(nothing).toMatchObject({ verdict: 'unknown', missing: ['profile'], ruleSetVersion: '' });
    expect(nothing.reasons).toHaveLength(1);
    expect(nothing.reasons[0]).toMatchObject({ rule: null, outcome: 'unknown', fact: { name: 'profile' } });
    expect(nothing.reasons[0]?.message.en).toContain('state that there is nothing to avoid');
  });

  test.each<[string, Partial<FactsOfPerson>, Verdict]>([
    ['the person says that there is nothing to avoid', { nothingToAvoid: true }, 'suitable'],
    ['the only diet is over', { diets: [{ diet: 'low-salt', until: '2026-11-22' }] }, 'suitable'],
    ['the only own limit is over', { personalLimits: [{ ...ownSodium, until: '2026-11-22' }] }, 'suitable'],
    ['an allergen is stated', { allergens: [{ allergen: 'milk' }] }, 'unknown'],
  ])('is not one in which %s', (_, profile, verdict) => {
    const given = judgeProfile(profile);
    expect(given.verdict).toBe(verdict);
    expect(given.missing).not.toContain('profile');
    expect(given.reasons).not.toEqual([]);
  });

  test('has no verdict but unknown for any number of foods', () => {
    const { gaps, verdictOf } = judgeFor({ profile: samplePerson(), ruleSets: compiled([]), today });
    expect([verdictOf(sampleFood()), gaps.length]).toEqual(['unknown', 1]);
  });
});

describe('an own limit', () => {
  const verdictOf = (limit: PersonalLimit, food: Partial<FactsOfFood>) =>
    judge({
      food: sampleFood(food),
      profile: samplePerson({ personalLimits: [limit] }),
      ruleSets: compiled([]),
      today,
    });
  test.each<[PersonalLimit, Partial<FactsOfFood>, Verdict]>([
    [ownSodium, { nutrients: { sodium: 100 } }, 'suitable'],
    [ownSodium, { nutrients: { sodium: 101 } }, 'unsuitable'],
    [ownSodium, {}, 'unknown'],
    [ownSodium, { basis: '100ml', nutrients: { sodium: 101 } }, 'unsuitable'],
    [{ ...ownSodium, per: 'serving' }, { nutrients: { sodium: 101 } }, 'unknown'],
    [
      { ...ownSodium, per: 'serving' },
      { nutrients: { sodium: 300 }, servingSize: 30, servingUnit: 'g' },
      'suitable',
    ],
    [{ ...ownSodium, until: today }, { nutrients: { sodium: 101 } }, 'unsuitable'],
    [{ ingredient: '감초' }, { ingredients: { names: ['감초'], isComplete: true } }, 'unsuitable'],
    [{ ingredient: '감초' }, { ingredients: { names: ['쌀'], isComplete: true } }, 'suitable'],
    [{ ingredient: '감초' }, {}, 'unknown'],
  ])('%j for %j is %s', (limit, food, verdict) => {
    expect(verdictOf(limit, food).verdict).toBe(verdict);
  });

  test('is named in the reason, with the note', () => {
    const { reasons } = verdictOf({ ...ownSodium, note: '주치의 권고' }, { nutrients: { sodium: 240 } });
    expect(reasons).toMatchObject([
      {
        rule: 'personal-limit',
        diet: null,
        limit: { operator: 'at-most', value: 100, unit: 'mg', per: '100g' },
        message: {
          ko: '나트륨은 100 g당 240 mg입니다(기준: 100 mg 이하). 직접 정하신 한도를 넘습니다(메모: 주치의 권고).',
          en: 'Sodium: 240 mg per 100 g (the limit: at most 100 mg). That is above your own limit (your note: 주치의 권고).',
        },
      },
    ]);
  });
});

describe("a diet that lives from the person's own limits and triggers", () => {
  const personal = { limits: ['sodium'] as const, triggers: true };
  const ruleSets = compiled([sodiumRule({ nutrient: 'alcohol', unit: 'g', limit: 1 })], {
    personal: { ...personal, limits: [...personal.limits] },
  });
  const given = (profile: Partial<FactsOfPerson>, nutrients: FactsOfFood['nutrients'] = { alcohol: 0 }) =>
    judge({
      food: sampleFood({
        nutrients: { sodium: 0, ...nutrients },
        ingredients: { names: ['쌀'], isComplete: true },
      }),
      profile: { ...onDiets('low-salt'), ...profile },
      ruleSets,
      today,
    });

  test('asks for care until there are any, and says what to add', () => {
    expect(given({})).toMatchObject({
      verdict: 'caution',
      missing: ['profile.personalLimits'],
      reasons: [{ diet: 'low-salt', rule: null, outcome: 'caution' }, { rule: 'sodium-100g' }],
    });
  });

  test.each<[string, Partial<FactsOfPerson>, FactsOfFood['nutrients'] | undefined, Verdict]>([
    ['its general rules decide', {}, { alcohol: 5 }, 'unsuitable'],
    ['its general rules lack a fact', {}, { alcohol: null }, 'unknown'],
    ['an own limit is kept', { personalLimits: [ownSodium] }, undefined, 'suitable'],
    ['an own limit is broken', { personalLimits: [ownSodium] }, { alcohol: 0, sodium: 101 }, 'unsuitable'],
    [
      'the own limit is over',
      { personalLimits: [{ ...ownSodium, until: '2026-11-22' }] },
      undefined,
      'caution',
    ],
    [
      'the own limit is about another nutrient',
      { personalLimits: [{ nutrient: 'fat', max: 5, per: '100g' }] },
      { alcohol: 0, fat: 0 },
      'caution',
    ],
    ['an avoided ingredient is a trigger', { avoidedIngredients: ['감초'] }, undefined, 'suitable'],
    ['an own trigger', { personalLimits: [{ ingredient: '감초' }] }, undefined, 'suitable'],
  ])('%s', (_, profile, nutrients, verdict) => {
    expect(given(profile, nutrients).verdict).toBe(verdict);
  });
});

test('two diets in conflict: the stricter one decides, and the answer names the conflict', () => {
  const potassium = { nutrient: 'potassium', limit: 300 } as const;
  const hypertension = sampleRuleSet(
    [
      sodiumRule(),
      sodiumRule({ ...potassium, id: 'potassium', effect: 'encourage', operator: 'at-least' }),
      {
        ...sampleRule,
        id: 'salt-substitute',
        effect: 'encourage',
        type: 'ingredient-class',
        classes: ['potassium-salt'],
      },
    ],
    { diet: 'hypertension', name: { ko: '고혈압 식단', en: 'diet for high blood pressure' } },
  );
  const kidneys = sampleRuleSet([sodiumRule({ ...potassium, id: 'potassium', effect: 'caution' })], {
    diet: 'kidney-disease',
    name: { ko: '신장질환 식단', en: 'kidney diet' },
  });
  const ruleSets = compileRuleSets({ allergens: shippedAllergens, ruleSets: [hypertension, kidneys] });
  const given = (facts: Partial<FactsOfFood>) =>
    judge({ food: sampleFood(facts), profile: onDiets('kidney-disease', 'hypertension'), ruleSets, today });

  const salt = given({
    nutrients: { sodium: 10, potassium: 400 },
    ingredientClasses: { present: ['potassium-salt'], absent: [] },
  });
  expect(salt.verdict).toBe('caution');
  expect(salt.conflicts).toEqual(
    ['potassium', 'salt-substitute'].map((rule) => ({
      about: 'potassium',
      encouragedBy: { diet: 'hypertension', rule },
      opposedBy: { diet: 'kidney-disease', rule: 'potassium' },
      message: {
        ko: '칼륨: 고혈압 식단에서는 권하지만 신장질환 식단에서는 조심해야 합니다. 더 엄격한 쪽을 따랐습니다.',
        en: 'Potassium: a diet for high blood pressure encourages it, a kidney diet warns about it. We followed the stricter one.',
      },
    })),
  );
  expect(given({ nutrients: { sodium: 10, potassium: 100 } }).conflicts).toEqual([]);
  expect(given({ nutrients: { sodium: 10, potassium: null } }).conflicts).toEqual([]);
});

test('a conflict needs two diets and one topic', () => {
  const praise = sodiumRule({ id: 'praise', effect: 'encourage', operator: 'at-least', limit: 100 });
  const within = sampleRuleSet([
    praise,
    sodiumRule({ effect: 'caution', limit: 105 }),
    sodiumRule({ id: 'fat', nutrient: 'fat', unit: 'g', limit: 1 }),
  ]);
  const other = sampleRuleSet([sodiumRule({ nutrient: 'iron', limit: 1 })], { diet: 'gout' });
  const answer = judge({
    food: sampleFood({ nutrients: { sodium: 110, fat: 9, iron: 9 } }),
    profile: { ...onDiets('low-salt', 'gout'), allergens: [{ allergen: 'milk' }] },
    ruleSets: compileRuleSets({ allergens: shippedAllergens, ruleSets: [within, other] }),
    today,
  });
  expect(answer.verdict).toBe('unsuitable');
  expect(answer.reasons.filter(({ outcome }) => outcome !== 'suitable')).toHaveLength(4);
  expect(answer.conflicts).toEqual([]);
});

test('lists each missing fact once, sorted', () => {
  const rules = [
    sodiumRule({ id: 'a', nutrient: 'zinc' }),
    sodiumRule({ id: 'b', nutrient: 'iron' }),
    sodiumRule({ id: 'c', nutrient: 'zinc', effect: 'caution', per: 'serving' }),
  ];
  const { missing } = judge({
    food: sampleFood(),
    profile: onDiets('low-salt'),
    ruleSets: compiled(rules),
    today,
  });
  expect(missing).toEqual(['iron', 'zinc']);
});

test('the order of diets, rules and allergens does not change the answer', () => {
  const rules = [sodiumRule({ id: 'b', limit: 1 }), sodiumRule({ id: 'a', nutrient: 'potassium' })];
  const sets = ['gout', 'diabetes'].map((diet) => sampleRuleSet(rules, { diet }));
  const turned = ['diabetes', 'gout'].map((diet) => sampleRuleSet(rules.toReversed(), { diet }));
  const allergens = ['milk', 'egg'].map((allergen) => ({ allergen }));
  const food = sampleFood({ nutrients: { sodium: 5 } });
  const one = judge({
    food,
    profile: { ...onDiets('gout', 'diabetes'), allergens, avoidedIngredients: ['b', 'a'] },
    ruleSets: compileRuleSets({ allergens: shippedAllergens, ruleSets: sets }),
    today,
  });
  const other = judge({
    food,
    profile: {
      ...onDiets('diabetes', 'gout', 'diabetes'),
      allergens: allergens.toReversed(),
      avoidedIngredients: ['a', 'b'],
    },
    ruleSets: compileRuleSets({ allergens: shippedAllergens, ruleSets: turned }),
    today,
  });
  expect(JSON.stringify(other)).toBe(JSON.stringify(one));
  expect(one.reasons.map(({ diet, rule }) => `${diet ?? ''} ${rule ?? ''}`)).toEqual([
    'diabetes b',
    'gout b',
    'diabetes a',
    'gout a',
    ' allergen-egg',
    ' allergen-milk',
    ' avoided-ingredient',
    ' avoided-ingredient',
  ]);
});

test('a diet counts only on the days on which it is active', () => {
  const ruleSets = compiled([sodiumRule({ limit: 1 })], { event: { daysBefore: 14, daysAfter: 0 } });
  const food = sampleFood({ nutrients: { sodium: 900 } });
  const verdictOn = (day: string) =>
    judge({
      food,
      profile: { ...onDiets('low-salt'), clinical: { eventDate: '2026-12-24' } },
      ruleSets,
      today: day,
    });
  expect(verdictOn('2026-12-09')).toMatchObject({ verdict: 'suitable', ruleSetVersion: '' });
  expect(verdictOn('2026-12-10').verdict).toBe('unsuitable');
  expect(verdictOn('2026-12-24').verdict).toBe('unsuitable');
  expect(verdictOn('2026-12-25').verdict).toBe('suitable');
});

test('nothing is left of a diet after its event, even while its rules are a draft', () => {
  const ruleSets = compiled([], { status: 'draft', event: { daysBefore: 3, daysAfter: 0 } });
  const dietsOn = (day: string) =>
    judgeFor({
      profile: { ...onDiets('low-salt'), clinical: { eventDate: '2026-12-24' } },
      ruleSets,
      today: day,
    }).diets;
  expect(dietsOn('2026-12-24')).toEqual(['low-salt']);
  expect(dietsOn('2026-12-25')).toEqual([]);
});
