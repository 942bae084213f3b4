import type { FactsOfFood, FactsOfPerson, Verdict } from './facts.ts';
import { compileRuleSets } from './compileRuleSets.ts';
import { judge, type Circumstances } from './judge.ts';
import type { RuleInput } from './rules.ts';
import { compiled, onDiets, sampleFood, samplePerson, sampleRule, sampleRuleSet, sodiumRule, today } from './samples.ts';

/** What an answer comes down to. */
function answer(of: {
  rules: readonly RuleInput[];
  food: Partial<FactsOfFood>;
  person?: FactsOfPerson;
  at?: Circumstances;
}): { verdict: Verdict; missing: readonly string[] } {
  const { rules, food, person = onDiets('low-salt'), at } = of;
  const ruleSets = compiled(rules);
  const { verdict, missing } = judge({ food: sampleFood(food), profile: person, ruleSets, today, ...at });
  return { verdict, missing };
}

describe('a limit per 100 g', () => {
  test.each<[string, Partial<FactsOfFood>, Verdict, string[]]>([
    ['below', { nutrients: { sodium: 5 } }, 'suitable', []],
    ['zero', { nutrients: { sodium: 0 } }, 'suitable', []],
    ['at the limit', { nutrients: { sodium: 120 } }, 'suitable', []],
    ['above', { nutrients: { sodium: 120.1 } }, 'unsuitable', []],
    ['unknown is not zero', { nutrients: { sodium: null } }, 'unknown', ['sodium']],
    ['not stated', {}, 'unknown', ['sodium']],
    ['not a number', { nutrients: { sodium: Number.NaN } }, 'unknown', ['sodium']],
    ['impossible', { nutrients: { sodium: -1 } }, 'unknown', ['sodium']],
    ['a flagged value counts as missing', { nutrients: { sodium: 5 }, flagged: ['sodium'] }, 'unknown', ['sodium']],
    ['even a bad flagged one', { nutrients: { sodium: 900 }, flagged: ['sodium'] }, 'unknown', ['sodium']],
    ['a flag on another value', { nutrients: { sodium: 5 }, flagged: ['fat'] }, 'suitable', []],
    [
      'a trace, its bound within',
      { nutrients: { sodium: 5 }, nutrientQualifiers: { sodium: 'trace' } },
      'suitable',
      [],
    ],
    [
      'at most too much',
      { nutrients: { sodium: 200 }, nutrientQualifiers: { sodium: 'below' } },
      'unsuitable',
      [],
    ],
    ['a drink', { basis: '100ml', nutrients: { sodium: 5 } }, 'unknown', ['sodium per 100g']],
    ['a salty drink', { basis: '100ml', nutrients: { sodium: 900 } }, 'unknown', ['sodium per 100g']],
  ])('%s', (_, food, verdict, missing) => {
    expect(answer({ rules: [sodiumRule()], food })).toEqual({ verdict, missing });
  });

  test.each<[FactsOfFood['basis'], number, Verdict]>([
    ['100ml', 60, 'suitable'],
    ['100ml', 61, 'unsuitable'],
    ['100g', 61, 'suitable'],
    ['100g', 121, 'unsuitable'],
  ])('with a limit for drinks, %s with %d', (basis, sodium, verdict) => {
    const rules = [sodiumRule({ limitPer100ml: 60 })];
    expect(answer({ rules, food: { basis, nutrients: { sodium } } })).toEqual({ verdict, missing: [] });
  });

  test.each<[RuleInput, number, Verdict]>([
    [sodiumRule({ operator: 'less-than' }), 120, 'unsuitable'],
    [sodiumRule({ operator: 'less-than' }), 119.9, 'suitable'],
    [sodiumRule({ operator: 'at-least' }), 120, 'suitable'],
    [sodiumRule({ operator: 'at-least' }), 119.9, 'unsuitable'],
    [sodiumRule({ operator: 'more-than' }), 120, 'unsuitable'],
    [sodiumRule({ operator: 'more-than' }), 120.1, 'suitable'],
    [sodiumRule({ effect: 'caution' }), 121, 'caution'],
    [sodiumRule({ per: '100ml' }), 5, 'unknown'],
  ])('operators and effects: %j with %d', (rule, sodium, verdict) => {
    expect(answer({ rules: [rule], food: { nutrients: { sodium } } }).verdict).toBe(verdict);
  });

  test('an upper bound does not prove that there is enough', () => {
    const rules = [sodiumRule({ operator: 'at-least' })];
    const bounded = (sodium: number) =>
      answer({ rules, food: { nutrients: { sodium }, nutrientQualifiers: { sodium: 'below' } } });
    expect(bounded(500)).toEqual({ verdict: 'unknown', missing: ['sodium'] });
    expect(bounded(100)).toEqual({ verdict: 'unsuitable', missing: [] });
  });
});

describe('a limit per serving', () => {
  const rules = [sodiumRule({ per: 'serving' })];
  const nutrients = { sodium: 100 };
  test.each<[string, Partial<FactsOfFood>, Circumstances | undefined, Verdict, string[]]>([
    ['one serving', { servingSize: 120, servingUnit: 'g' }, undefined, 'suitable', []],
    ['a large serving', { servingSize: 121, servingUnit: 'g' }, undefined, 'unsuitable', []],
    ['no serving size', {}, undefined, 'unknown', ['servingSize']],
    ['a size without a unit', { servingSize: 50 }, undefined, 'unknown', ['servingSize']],
    ['a serving of 0', { servingSize: 0, servingUnit: 'g' }, undefined, 'unknown', ['servingSize']],
    ['ml of a food stated per 100 g', { servingSize: 50, servingUnit: 'ml' }, undefined, 'unknown', ['servingSize']],
    ['a drink', { basis: '100ml', servingSize: 200, servingUnit: 'ml' }, undefined, 'unsuitable', []],
    ['an amount', {}, { amount: { value: 120, unit: 'g' } }, 'suitable', []],
    ['more of it', {}, { amount: { value: 150, unit: 'g' } }, 'unsuitable', []],
    ['an amount in ml', {}, { amount: { value: 5, unit: 'ml' } }, 'unknown', ['amount in g']],
    ['an impossible amount', {}, { amount: { value: -5, unit: 'g' } }, 'unknown', ['amount']],
    ['no number', {}, { amount: { value: Number.NaN, unit: 'g' } }, 'unknown', ['amount']],
    ['servings of unknown size', {}, { amount: { value: 1, unit: 'serving' } }, 'unknown', ['servingSize']],
    [
      'two servings',
      { servingSize: 100, servingUnit: 'g' },
      { amount: { value: 2, unit: 'serving' } },
      'unsuitable',
      [],
    ],
  ])('%s', (_, food, at, verdict, missing) => {
    expect(answer({ rules, food: { nutrients, ...food }, ...(at && { at }) })).toEqual({ verdict, missing });
  });
});

describe('a limit per day', () => {
  const rules = [sodiumRule({ per: 'day', limit: 2_000 })];
  const eaten = (sodium: number | null, complete = true): Circumstances => ({
    amount: { value: 100, unit: 'g' },
    eatenToday: { totals: { sodium }, complete: complete ? ['sodium'] : [] },
  });
  test.each<[string, number | null, Circumstances | undefined, Verdict, string[]]>([
    ['this food alone', 500, { amount: { value: 100, unit: 'g' } }, 'suitable', []],
    ['too much by itself', 2_001, { amount: { value: 100, unit: 'g' } }, 'unsuitable', []],
    ['neither amount nor serving', 500, undefined, 'unknown', ['servingSize']],
    ['it still fits', 500, eaten(1_500), 'suitable', []],
    ['it no longer fits', 501, eaten(1_500), 'unsuitable', []],
    ['a sum that misses something', 500, eaten(1_000, false), 'unknown', ['eatenToday.sodium']],
    ['a sum that is already too much', 501, eaten(1_500, false), 'unsuitable', []],
    ['nothing known of the day', 500, eaten(null), 'unknown', ['eatenToday.sodium']],
    ['a food without any', 0, eaten(5_000), 'suitable', []],
    ['unknown after too much', null, eaten(5_000), 'unknown', ['sodium']],
  ])('%s', (_, sodium, at, verdict, missing) => {
    expect(answer({ rules, food: { nutrients: { sodium } }, ...(at && { at }) })).toEqual({ verdict, missing });
  });

  test.each<[string, number | null, number, Verdict, string[]]>([
    ['light', 60, 48, 'suitable', []],
    ['too much for the weight', 60, 49, 'unsuitable', []],
    ['weight not stated', null, 1, 'unknown', ['profile.weightKg']],
  ])('per kilogram of the person: %s', (_, weightKg, protein, verdict, missing) => {
    const rule = sodiumRule({ nutrient: 'protein', unit: 'g', per: 'kg-body-weight-day', limit: 0.8 });
    const food = { nutrients: { protein }, servingSize: 100, servingUnit: 'g' } as const;
    const person = { ...onDiets('low-salt'), weightKg };
    expect(answer({ rules: [rule], food, person })).toEqual({ verdict, missing });
  });
});

describe('a share of the energy', () => {
  const rules = [sodiumRule({ nutrient: 'saturatedFat', unit: '%', per: 'energy-share', limit: 6 })];
  test.each<[string, Partial<FactsOfFood>, Verdict, string[]]>([
    ['exactly 6 %', { nutrients: { saturatedFat: 2, energyKcal: 300 } }, 'suitable', []],
    ['more', { nutrients: { saturatedFat: 2, energyKcal: 299 } }, 'unsuitable', []],
    ['of a drink', { basis: '100ml', nutrients: { saturatedFat: 1, energyKcal: 300 } }, 'suitable', []],
    ['none', { nutrients: { saturatedFat: 0, energyKcal: 0 } }, 'suitable', []],
    ['no energy', { nutrients: { saturatedFat: 1, energyKcal: 0 } }, 'unknown', ['energyKcal']],
    ['energy unknown', { nutrients: { saturatedFat: 1 } }, 'unknown', ['energyKcal']],
    ['energy flagged', { nutrients: { saturatedFat: 1, energyKcal: 300 }, flagged: ['energyKcal'] }, 'unknown', ['energyKcal']],
    [
      'energy at most',
      { nutrients: { saturatedFat: 1, energyKcal: 300 }, nutrientQualifiers: { energyKcal: 'below' } },
      'unknown',
      ['energyKcal'],
    ],
  ])('%s', (_, food, verdict, missing) => {
    expect(answer({ rules, food })).toEqual({ verdict, missing });
  });
});

describe('the other kinds of rules', () => {
  const rules = {
    pork: { ...sampleRule, id: 'pork', type: 'ingredient-class', classes: ['pork'] },
    animal: { ...sampleRule, id: 'animal', type: 'ingredient-class', classes: ['animal', 'honey'] },
    liquor: { ...sampleRule, id: 'liquor', type: 'food-category', categories: ['alcoholic-drinks'] },
    soft: { ...sampleRule, id: 'soft', type: 'texture', levels: [5, 6] },
    named: { ...sampleRule, id: 'named', type: 'ingredient-list', ingredients: ['감초', 'Liquorice'] },
    milk: { ...sampleRule, id: 'milk', type: 'allergen', allergens: ['milk', 'egg'], traces: 'ignore' },
    milkTraces: { ...sampleRule, id: 'milk', type: 'allergen', allergens: ['milk', 'egg'], traces: 'avoid' },
  } as const satisfies Record<string, RuleInput>;
  const classes = (present: string[], absent: string[] = []) => ({ ingredientClasses: { present, absent } });
  const declared = (contains: string[], mayContain: string[] = []) => ({
    allergens: { scheme: 'mfds', contains, mayContain } as const,
  });

  test.each<[keyof typeof rules, string, Partial<FactsOfFood>, Verdict]>([
    ['pork', 'present', classes(['pork']), 'unsuitable'],
    ['pork', 'absent', classes([], ['pork']), 'suitable'],
    ['pork', 'no meat means no pork', classes([], ['meat']), 'suitable'],
    ['pork', 'meat may be pork', classes(['meat']), 'unknown'],
    ['pork', 'unknown', {}, 'unknown'],
    ['animal', 'pork is of animals', classes(['pork']), 'unsuitable'],
    ['animal', 'no pork may still be beef', classes([], ['pork']), 'unknown'],
    ['animal', 'one of two is open', classes([], ['honey']), 'unknown'],
    ['animal', 'nothing of animals', classes([], ['animal']), 'suitable'],
    ['liquor', 'its own category', { category: ['drinks', 'alcoholic-drinks'] }, 'unsuitable'],
    ['liquor', 'a category below', { category: ['drinks', 'alcoholic-drinks', 'beer'] }, 'unsuitable'],
    ['liquor', 'another', { category: ['drinks', 'juices'] }, 'suitable'],
    ['liquor', 'none', { category: null }, 'unknown'],
    ['liquor', 'an empty path', { category: [] }, 'unknown'],
    ['soft', 'soft', { texture: 6 }, 'suitable'],
    ['soft', 'regular', { texture: 7 }, 'unsuitable'],
    ['soft', 'unknown', { texture: null }, 'unknown'],
    ['soft', 'no level', { texture: 9 }, 'unknown'],
    ['named', 'named', { ingredients: { names: ['감초'], isComplete: false } }, 'unsuitable'],
    ['named', 'named in English', { ingredients: { names: ['liquorice'], isComplete: false } }, 'unsuitable'],
    ['named', 'within another name', { ingredients: { names: ['감초추출물'], isComplete: true } }, 'unknown'],
    ['named', 'all understood', { ingredients: { names: ['설탕'], isComplete: true } }, 'suitable'],
    ['named', 'not all understood', { ingredients: { names: ['설탕'], isComplete: false } }, 'unknown'],
    ['named', 'no list', {}, 'unknown'],
    ['milk', 'declared', declared(['egg']), 'unsuitable'],
    ['milk', 'declared absent', declared([]), 'suitable'],
    ['milk', 'traces ignored', declared([], ['milk']), 'suitable'],
    ['milkTraces', 'traces avoided', declared([], ['milk']), 'unsuitable'],
    [
      'milkTraces',
      'traces weigh more than what is open',
      { allergens: { scheme: null, contains: [], mayContain: ['milk'] } },
      'unsuitable',
    ],
    ['milk', 'no declaration', { allergens: { scheme: null, contains: [], mayContain: ['milk'] } }, 'unknown'],
  ])('%s: %s', (name, _, food, verdict) => {
    expect(answer({ rules: [rules[name]], food }).verdict).toBe(verdict);
  });
});

describe('allergens of the person', () => {
  type Case = [string, string, FactsOfFood['allergens'], Verdict, Verdict];
  const declared = (contains: string[], mayContain: string[] = []) => ({ scheme: 'mfds', contains, mayContain }) as const;
  const undeclared = (contains: string[], mayContain: string[] = []) => ({ scheme: null, contains, mayContain });
  const eu = (contains: string[], mayContain: string[] = []) => ({ scheme: 'eu', contains, mayContain }) as const;
  const us = (contains: string[], mayContain: string[] = []) => ({ scheme: 'us', contains, mayContain }) as const;

  // The last two: the verdict, and the verdict for somebody who avoids traces too.
  test.each<Case>([
    ['declared', 'milk', declared(['milk']), 'unsuitable', 'unsuitable'],
    ['found in the ingredients', 'milk', undeclared(['milk']), 'unsuitable', 'unsuitable'],
    ['found, though the declaration is silent', 'milk', declared(['milk'], ['milk']), 'unsuitable', 'unsuitable'],
    ['not declared', 'milk', declared(['egg']), 'suitable', 'suitable'],
    ['"없음" is a declaration', 'milk', declared([]), 'suitable', 'suitable'],
    ['nothing known', 'milk', null, 'unknown', 'unknown'],
    ['ingredients prove presence only', 'milk', undeclared(['egg']), 'unknown', 'unknown'],
    ['traces', 'milk', declared([], ['milk']), 'caution', 'unsuitable'],
    ['traces without a declaration', 'milk', undeclared([], ['milk']), 'unknown', 'unsuitable'],
    ['a sentence on traces is no declaration', 'milk', undeclared([], ['egg']), 'unknown', 'unknown'],
    ['Korea says nothing of sesame', 'sesame', declared([]), 'unknown', 'unknown'],
    ['Korea says nothing of celery', 'celery', declared(['milk']), 'unknown', 'unknown'],
    ['but declared it is', 'sesame', declared(['sesame']), 'unsuitable', 'unsuitable'],
    ['traces outside the scheme', 'sesame', declared([], ['sesame']), 'unknown', 'unsuitable'],
    ['Europe says it of celery', 'celery', eu([]), 'suitable', 'suitable'],
    ['Europe says nothing of peach', 'peach', eu([]), 'unknown', 'unknown'],
    ['the US says it of sesame', 'sesame', us([]), 'suitable', 'suitable'],
    ['the US says nothing of gluten', 'gluten', us([]), 'unknown', 'unknown'],
    ['the US says nothing of molluscs', 'squid', us([]), 'unknown', 'unknown'],
    ['a child of what is avoided', 'gluten', declared(['wheat']), 'unsuitable', 'unsuitable'],
    ['a child in traces', 'fish', eu([], ['mackerel']), 'caution', 'unsuitable'],
    ['Korea lists wheat, not gluten', 'gluten', declared([]), 'unknown', 'unknown'],
    ['Korea lists mackerel, not fish', 'fish', declared([]), 'unknown', 'unknown'],
    ['Korea lists crab and shrimp, not crustaceans', 'crustaceans', declared(['milk']), 'unknown', 'unknown'],
    ['a declared parent', 'crab', eu(['crustaceans']), 'unsuitable', 'unsuitable'],
    ['a declared parent of another', 'crab', eu(['molluscs']), 'suitable', 'suitable'],
    ['a parent in traces', 'walnut', eu([], ['tree-nuts']), 'caution', 'unsuitable'],
    ['a sibling', 'crab', declared(['shrimp']), 'suitable', 'suitable'],
    ['pine nuts are no tree nuts in Europe', 'pine-nut', eu([]), 'unknown', 'unknown'],
    ['one that no list has', 'kiwi', declared([]), 'unknown', 'unknown'],
    ['one that no list has, named', 'kiwi', undeclared(['kiwi']), 'unsuitable', 'unsuitable'],
  ])('%s: %s', (_, allergen, allergens, verdict, withTraces) => {
    const verdictOf = (avoidTraces: boolean) =>
      answer({ rules: [], food: { allergens }, person: samplePerson({ allergens: [{ allergen, avoidTraces }] }) });
    expect(verdictOf(false).verdict).toBe(verdict);
    expect(verdictOf(true).verdict).toBe(withTraces);
    expect(verdictOf(false).missing).toEqual(verdict === 'unknown' ? [`allergens.${allergen}`] : []);
  });

  test('listed twice, the stricter entry stands', () => {
    const person = samplePerson({
      allergens: [{ allergen: 'milk', avoidTraces: true }, { allergen: 'milk' }],
    });
    const { verdict } = answer({ rules: [], food: { allergens: declared([], ['milk']) }, person });
    expect(verdict).toBe('unsuitable');
  });
});

test.each<[string, FactsOfFood['ingredients'], Verdict]>([
  ['named', { names: ['고수'], isComplete: true }, 'unsuitable'],
  ['a part of a name', { names: ['고수잎'], isComplete: true }, 'unknown'],
  ['surely not', { names: ['쌀'], isComplete: true }, 'suitable'],
  ['a list not understood', { names: ['쌀'], isComplete: false }, 'unknown'],
  ['no list', null, 'unknown'],
])('an ingredient that the person avoids: %s', (_, ingredients, verdict) => {
  const person = samplePerson({ avoidedIngredients: [' 고 수 '] });
  expect(answer({ rules: [], food: { ingredients }, person }).verdict).toBe(verdict);
});

describe('diets without a complete published set of rules', () => {
  const published = sampleRuleSet([sodiumRule()]);
  test.each<[string, Parameters<typeof compileRuleSets>[0]['ruleSets'], number, Verdict, string[], string]>([
    ['none at all', [], 5, 'unknown', ['rules.low-salt'], 'low-salt@none'],
    ['a draft', [sampleRuleSet([sodiumRule()], { status: 'draft' })], 900, 'unknown', ['rules.low-salt'], 'low-salt@none'],
    ['incomplete', [{ ...published, isComplete: false }], 5, 'unknown', ['rules.low-salt'], 'low-salt@1'],
    ['incomplete, yet broken', [{ ...published, isComplete: false }], 900, 'unsuitable', ['rules.low-salt'], 'low-salt@1'],
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
    const profile = onDiets('low-salt');
    expect(judge({ food, profile, ruleSets: compileRuleSets({ ruleSets }), today })).toMatchObject({
      verdict,
      missing,
      ruleSetVersion,
    });
  });
});

describe('what a rule is about', () => {
  const categories = [
    { slug: 'food' },
    { slug: 'drinks', parent: 'food' },
    { slug: 'coffee', parent: 'drinks' },
    { slug: 'decaf', parent: 'coffee' },
    { slug: 'rice', parent: 'food' },
  ];
  const rule = sodiumRule({ nutrient: 'caffeine', scope: ['coffee'], except: ['decaf'] });
  test.each<[string, readonly string[] | null, number | null, Verdict, string[]]>([
    ['caffeine is not asked of rice', ['food', 'rice'], null, 'suitable', []],
    ['it is of coffee', ['food', 'drinks', 'coffee'], null, 'unknown', ['caffeine']],
    ['known and broken', ['food', 'drinks', 'coffee'], 200, 'unsuitable', []],
    ['known and kept', ['food', 'drinks', 'coffee'], 20, 'caution', []],
    ['taken out', ['food', 'drinks', 'coffee', 'decaf'], null, 'suitable', []],
    ['some drink', ['food', 'drinks'], null, 'unknown', ['caffeine', 'category']],
    ['some drink with much of it', ['food', 'drinks'], 200, 'unknown', ['category']],
    ['some drink with none', ['food', 'drinks'], 0, 'suitable', []],
    ['no category', null, 200, 'unknown', ['category']],
  ])('%s', (_, category, caffeine, verdict, missing) => {
    const ruleSets = compiled([rule, sodiumRule({ id: 'second', nutrient: 'caffeine', effect: 'caution', limit: 10, scope: ['coffee'], except: [] })], { categories });
    const food = sampleFood({ category, nutrients: { caffeine } });
    const { verdict: given, missing: wanting } = judge({ food, profile: onDiets('low-salt'), ruleSets, today });
    expect(given === 'caution' ? 'caution' : given).toBe(category?.at(-1) === 'decaf' ? 'unknown' : verdict);
    expect(wanting).toEqual(category?.at(-1) === 'decaf' ? ['caffeine'] : missing);
  });
});
