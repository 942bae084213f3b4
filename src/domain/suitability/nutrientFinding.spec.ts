import type { FactsOfFood, Verdict } from './facts/facts.ts';
import type { Circumstances } from './judge.ts';
import type { RuleInput } from './rules/rules.ts';
import { answer, onDiets, sodiumRule } from '../../../tests/fixtures/suitability/samples.ts';

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
    [
      'a flagged value counts as missing',
      { nutrients: { sodium: 5 }, flagged: ['sodium'] },
      'unknown',
      ['sodium'],
    ],
    [
      'a flagged value above the limit',
      { nutrients: { sodium: 900 }, flagged: ['sodium'] },
      'unknown',
      ['sodium'],
    ],
    ['a flag on another value', { nutrients: { sodium: 5 }, flagged: ['fat'] }, 'suitable', []],
    [
      'a trace, its bound within',
      { nutrients: { sodium: 5 }, nutrientQualifiers: { sodium: 'trace' } },
      'suitable',
      [],
    ],
    [
      'at most too much, and perhaps none',
      { nutrients: { sodium: 200 }, nutrientQualifiers: { sodium: 'below' } },
      'unknown',
      ['sodium'],
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

  test('an upper bound does not prove that a lower limit is met', () => {
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
    [
      'ml of a food stated per 100 g',
      { servingSize: 50, servingUnit: 'ml' },
      undefined,
      'unknown',
      ['servingSize'],
    ],
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

describe('a bound', () => {
  const below = (iodine: number, more: Partial<FactsOfFood> = {}): Partial<FactsOfFood> => ({
    nutrients: { iodine },
    nutrientQualifiers: { iodine: 'below' },
    ...more,
  });
  const iodine = { nutrient: 'iodine', unit: 'µg', limit: 20 } as const;
  const serving = (size: number) => ({ servingSize: size, servingUnit: 'g' }) as const;
  const trace = { nutrientQualifiers: { iodine: 'trace' } } as const;
  test.each<[string, RuleInput, Partial<FactsOfFood>, Circumstances | undefined, Verdict]>([
    [
      'at most 42 µg in 210 g',
      sodiumRule({ ...iodine, per: 'serving' }),
      below(20, serving(210)),
      undefined,
      'unknown',
    ],
    [
      'at most 18 µg in 90 g',
      sodiumRule({ ...iodine, per: 'serving' }),
      below(20, serving(90)),
      undefined,
      'suitable',
    ],
    ['a trace within the limit', sodiumRule(iodine), below(1, trace), undefined, 'suitable'],
    ['a trace above the limit', sodiumRule({ ...iodine, limit: 0.5 }), below(1, trace), undefined, 'unknown'],
    ['a care', sodiumRule({ ...iodine, effect: 'caution' }), below(30), undefined, 'unknown'],
    [
      'a lower limit above the bound',
      sodiumRule({ ...iodine, operator: 'at-least' }),
      below(19),
      undefined,
      'unsuitable',
    ],
    [
      'a lower limit below the bound',
      sodiumRule({ ...iodine, operator: 'at-least' }),
      below(30),
      undefined,
      'unknown',
    ],
    [
      'a bound of the food on a day with little',
      sodiumRule({ ...iodine, per: 'day' }),
      below(5),
      { amount: { value: 100, unit: 'g' }, eatenToday: { totals: { iodine: 15 }, complete: ['iodine'] } },
      'suitable',
    ],
    [
      'a bound of the food on a day with too much',
      sodiumRule({ ...iodine, per: 'day' }),
      below(5),
      { amount: { value: 100, unit: 'g' }, eatenToday: { totals: { iodine: 90 }, complete: ['iodine'] } },
      'unknown',
    ],
    [
      'a bound of the day',
      sodiumRule({ ...iodine, per: 'day' }),
      { nutrients: { iodine: 10 } },
      {
        amount: { value: 100, unit: 'g' },
        eatenToday: { totals: { iodine: 15 }, least: { iodine: 0 }, complete: ['iodine'] },
      },
      'unknown',
    ],
    [
      'a share of the energy',
      sodiumRule({ nutrient: 'sugars', unit: '%', limit: 10, per: 'energy-share' }),
      { nutrients: { sugars: 5, energyKcal: 100 }, nutrientQualifiers: { sugars: 'below' } },
      undefined,
      'unknown',
    ],
    [
      'a share of at most so much energy, which is too much already',
      sodiumRule({ nutrient: 'sugars', unit: '%', limit: 10, per: 'energy-share' }),
      { nutrients: { sugars: 5, energyKcal: 100 }, nutrientQualifiers: { energyKcal: 'below' } },
      undefined,
      'unsuitable',
    ],
  ])('%s', (_, rule, food, at, verdict) => {
    expect(answer({ rules: [rule], food, ...(at && { at }) }).verdict).toBe(verdict);
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
    ['an incomplete sum', 500, eaten(1_000, false), 'unknown', ['eatenToday.sodium']],
    ['an incomplete sum that is already too much', 501, eaten(1_500, false), 'unsuitable', []],
    ['nothing is known about the day', 500, eaten(null), 'unknown', ['eatenToday.sodium']],
    ['a food without any', 0, eaten(5_000), 'suitable', []],
    ['unknown, after too much was eaten', null, eaten(5_000), 'unknown', ['sodium']],
  ])('%s', (_, sodium, at, verdict, missing) => {
    expect(answer({ rules, food: { nutrients: { sodium } }, ...(at && { at }) })).toEqual({
      verdict,
      missing,
    });
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
    [
      'energy flagged',
      { nutrients: { saturatedFat: 1, energyKcal: 300 }, flagged: ['energyKcal'] },
      'unknown',
      ['energyKcal'],
    ],
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

describe('a limit for a food without a known serving', () => {
  const rules = [sodiumRule({ per: 'serving', limit: 50, limitWithoutServing: 100 })];
  const ofDay = [sodiumRule({ per: 'day', limit: 2_000, limitWithoutServing: 100 })];
  test.each<[string, readonly RuleInput[], Partial<FactsOfFood>, Circumstances, Verdict]>([
    ['takes the place of the serving', rules, {}, {}, 'suitable'],
    ['is broken', rules, { nutrients: { sodium: 101 } }, {}, 'unsuitable'],
    ['is for the basis of the food', rules, { basis: '100ml', nutrients: { sodium: 101 } }, {}, 'unsuitable'],
    ['does not count beside a serving', rules, { servingSize: 60, servingUnit: 'g' }, {}, 'unsuitable'],
    [
      'counts beside a serving in another unit',
      rules,
      { servingSize: 60, servingUnit: 'ml' },
      {},
      'suitable',
    ],
    ['does not count beside an amount', rules, {}, { amount: { value: 60, unit: 'g' } }, 'unsuitable'],
    ['leaves an amount in servings unknown', rules, {}, { amount: { value: 1, unit: 'serving' } }, 'unknown'],
    ['takes the place of the day', ofDay, {}, {}, 'suitable'],
    ['of the day is broken', ofDay, { nutrients: { sodium: 101 } }, {}, 'unsuitable'],
    [
      'leaves a day with other meals unknown',
      ofDay,
      {},
      { eatenToday: { totals: { sodium: 100 }, complete: ['sodium'] } },
      'unknown',
    ],
  ])('%s', (_, rulesOfCase, food, at, verdict) => {
    expect(answer({ rules: rulesOfCase, food: { nutrients: { sodium: 100 }, ...food }, at }).verdict).toBe(
      verdict,
    );
  });
});
