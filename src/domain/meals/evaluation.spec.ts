import type { FactsOfFood, FactsOfPerson, Verdict } from '../suitability/facts/facts.ts';
import { compileRuleSets } from '../suitability/rules/compileRuleSets.ts';
import {
  sampleFood,
  samplePerson,
  sampleRuleSet,
  sodiumRule,
} from '../../../tests/fixtures/suitability/samples.ts';
import { mealEvaluator, type EatenMeal } from './evaluation.ts';
import { sampleItem, sampleMeal } from '../../../tests/fixtures/meals/sampleMeals.ts';
import type { AboutDiet } from './watched.ts';
import { shippedAllergens } from '../../../tests/fixtures/suitability/shippedAllergens.ts';

const milky: FactsOfFood['allergens'] = { scheme: 'mfds', contains: ['milk'], mayContain: [] };
const clean: FactsOfFood['allergens'] = { scheme: 'mfds', contains: [], mayContain: [] };
const names = { ko: '이름', en: 'Name' };

const ruleSets = compileRuleSets({
  allergens: shippedAllergens,
  ruleSets: [
    sampleRuleSet([sodiumRule()]),
    sampleRuleSet([sodiumRule({ id: 'sodium-day', per: 'day', limit: 2_000 })], {
      diet: 'hypertension',
      name: { ko: '고혈압 식사', en: 'diet for high blood pressure' },
    }),
    sampleRuleSet([sodiumRule({ conditions: { event: { daysBefore: 0, daysAfter: 0 } } })], {
      diet: 'colonoscopy',
      event: { daysBefore: 3, daysAfter: 0 },
    }),
  ],
});
const diets = new Map<string, AboutDiet>([
  ['low-salt', { kind: 'habit', name: names }],
  ['hypertension', { kind: 'disease', name: names }],
  ['colonoscopy', { kind: 'examination', name: names }],
  ['pregnancy', { kind: 'life-stage', name: names }],
  ['halal', { kind: 'religion', name: names }],
]);

const bland = sampleItem({ sodium: 50 }, { food: 1, snapshot: { name: '죽' } });
const salty = sampleItem({ sodium: 900 }, { food: 2, snapshot: { name: '젓갈' } });
const vague = sampleItem({}, { food: 3, snapshot: { name: '모름' } });
const foods = new Map([
  [1, sampleFood({ nutrients: { sodium: 50 }, allergens: clean })],
  [2, sampleFood({ nutrients: { sodium: 900 }, allergens: milky })],
  [3, sampleFood()],
]);

function evaluate(
  meals: readonly EatenMeal[],
  person: Partial<FactsOfPerson>,
  foodFacts: ReadonlyMap<number, FactsOfFood> = foods,
) {
  return mealEvaluator({ person: samplePerson(person), ruleSets, diets, foods: foodFacts })(meals);
}
const counts = (verdicts: Partial<Record<Verdict, number>>) => ({
  suitable: 0,
  caution: 0,
  unknown: 0,
  unsuitable: 0,
  ...verdicts,
});

describe('a diet', () => {
  test('counts each eaten item, and lists the worst foods first', () => {
    const { habits } = evaluate(
      [
        sampleMeal('2026-11-01', bland, vague, salty),
        sampleMeal('2026-11-02', bland, vague),
        sampleMeal('2026-11-03', vague),
      ],
      { diets: [{ diet: 'low-salt' }] },
    );
    expect(habits).toMatchObject([
      {
        diet: 'low-salt',
        name: names,
        days: 3,
        items: counts({ suitable: 2, unknown: 3, unsuitable: 1 }),
        worst: [
          { food: 2, name: '젓갈', date: '2026-11-01', times: 1, verdict: 'unsuitable' },
          { food: 3, name: '모름', date: '2026-11-03', times: 3, verdict: 'unknown' },
        ],
        limits: [],
      },
    ]);
    expect(habits[0]?.worst[0]?.message).toEqual({
      ko: expect.stringContaining('저염식에 맞지 않을 수 있습니다'),
      en: expect.stringContaining('It may not fit a low-salt diet'),
    });
  });

  test('lists at most three foods, the most frequent first', () => {
    const other = (food: number) => sampleItem({ sodium: 500 }, { food });
    const meal = sampleMeal('2026-11-01', other(4), other(5), other(6), other(7), other(7));
    const [habit] = evaluate([meal], { diets: [{ diet: 'low-salt' }] }).habits;
    expect(habit?.worst.map(({ food, times }) => [food, times])).toEqual([
      [7, 2],
      [4, 1],
      [5, 1],
    ]);
  });

  test('judges the amount that was eaten', () => {
    const rules = compileRuleSets({
      allergens: shippedAllergens,
      ruleSets: [sampleRuleSet([sodiumRule({ per: 'serving', limit: 500 })])],
    });
    const eaten = (amount: number, unit: 'g' | 'serving', servingSize: number | null = null) =>
      sampleItem({ sodium: 900 }, { food: 2, amount, unit, snapshot: { servingSize, servingUnit: 'g' } });
    const meal = sampleMeal(
      '2026-11-01',
      eaten(50, 'g'),
      eaten(100, 'g'),
      eaten(1, 'serving', 40),
      eaten(2, 'serving', 40),
      eaten(1, 'serving'),
    );
    const person = samplePerson({ diets: [{ diet: 'low-salt' }] });
    const { habits } = mealEvaluator({ person, ruleSets: rules, diets, foods })([meal]);
    expect(habits[0]?.items).toEqual(counts({ suitable: 2, unsuitable: 2, unknown: 1 }));
  });

  test('is judged separately from other diets and allergens', () => {
    const { habits, diseases, allergies } = evaluate([sampleMeal('2026-11-01', salty)], {
      diets: [{ diet: 'low-salt' }, { diet: 'hypertension' }],
      allergens: [{ allergen: 'egg' }],
    });
    expect(habits[0]?.items).toEqual(counts({ unsuitable: 1 }));
    expect(diseases[0]?.items).toEqual(counts({ suitable: 1 }));
    expect(allergies[0]?.items).toEqual(counts({ suitable: 1 }));
  });

  test('counts only the days on which it was followed, and is left out without such days', () => {
    const meals = [
      sampleMeal('2026-11-01', salty, salty, salty),
      sampleMeal('2026-11-02', salty),
      sampleMeal('2026-11-03', salty, salty, salty),
    ];
    const on = (from: string, until: string) =>
      evaluate(meals, { diets: [{ diet: 'hypertension', from, until }] }).diseases;
    expect(on('2026-11-02', '2026-11-02')).toMatchObject([
      { days: 1, items: counts({ suitable: 1 }), limits: [{ average: 900, outcome: 'within' }] },
    ]);
    expect(on('2026-11-01', '2026-11-02')).toMatchObject([{ days: 2, limits: [{ average: 1_800 }] }]);
    expect(on('2026-12-01', '2026-12-31')).toEqual([]);
  });

  test('is judged on each day by what applied on that day', () => {
    const meals = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-05'].map((day) =>
      sampleMeal(day, salty),
    );
    const { diseases } = evaluate(meals, {
      diets: [{ diet: 'colonoscopy' }],
      clinical: { eventDate: '2026-11-03' },
    });
    // The diet was followed until the day of the event, but its only rule applies on that day alone.
    expect(diseases).toMatchObject([{ days: 3, items: counts({ suitable: 2, unsuitable: 1 }) }]);
  });

  test('without published rules makes every item unknown', () => {
    const { habits } = evaluate([sampleMeal('2026-11-01', bland)], {
      diets: [{ diet: 'pregnancy' }, { diet: 'gone' }],
    });
    expect(habits).toMatchObject([
      { diet: 'gone', name: { ko: 'gone', en: 'gone' }, items: counts({ unknown: 1 }) },
      { diet: 'pregnancy', items: counts({ unknown: 1 }), limits: [] },
    ]);
  });

  test.each([
    ['low-salt', 'habits'],
    ['pregnancy', 'habits'],
    ['halal', 'habits'],
    ['hypertension', 'diseases'],
    ['colonoscopy', 'diseases'],
  ] as const)('%s is listed under %s', (diet, heading) => {
    const evaluation = evaluate([sampleMeal('2026-11-01', bland)], { diets: [{ diet }] });
    const other = heading === 'habits' ? 'diseases' : 'habits';
    expect(evaluation[heading].map((each) => each.diet)).toEqual([diet]);
    expect(evaluation[other]).toEqual([]);
  });

  test('with two entries in a profile is one diet, followed on the days of either entry', () => {
    const meals = [sampleMeal('2026-11-01', bland), sampleMeal('2026-11-05', bland)];
    const { habits } = evaluate(meals, {
      diets: [
        { diet: 'low-salt', until: '2026-11-01' },
        { diet: 'low-salt', from: '2026-11-05' },
      ],
    });
    expect(habits).toMatchObject([{ days: 2, items: counts({ suitable: 2 }) }]);
  });
});

describe('an allergen', () => {
  test('is unsuitable when declared, and unknown without a declaration', () => {
    const { allergies } = evaluate([sampleMeal('2026-11-01', bland, salty, vague)], {
      allergens: [{ allergen: 'milk' }],
    });
    expect(allergies).toMatchObject([
      {
        allergen: 'milk',
        name: { ko: '우유', en: 'Milk' },
        items: counts({ suitable: 1, unsuitable: 1, unknown: 1 }),
        worst: [
          { food: 2, verdict: 'unsuitable' },
          { food: 3, verdict: 'unknown' },
        ],
      },
    ]);
  });

  test('in traces is judged by the setting of the member', () => {
    const traced = new Map([[1, sampleFood({ allergens: { ...clean, mayContain: ['milk'] } })]]);
    const itemsWith = (avoidTraces: boolean) =>
      evaluate([sampleMeal('2026-11-01', bland)], { allergens: [{ allergen: 'milk', avoidTraces }] }, traced)
        .allergies[0]?.items;
    expect(itemsWith(false)).toEqual(counts({ caution: 1 }));
    expect(itemsWith(true)).toEqual(counts({ unsuitable: 1 }));
  });
});

describe('a food that was deleted', () => {
  const person = { diets: [{ diet: 'low-salt' }], allergens: [{ allergen: 'milk' }] };

  test('is judged by the snapshot of the meal, and counted', () => {
    const { items, habits, allergies } = evaluate(
      [sampleMeal('2026-11-01', bland, salty, vague)],
      person,
      new Map([[3, sampleFood({ allergens: clean })]]),
    );
    expect(items).toEqual({ eaten: 3, foodGone: 2 });
    expect(habits[0]?.items).toEqual(counts({ suitable: 1, unsuitable: 1, unknown: 1 }));
    expect(allergies[0]?.items).toEqual(counts({ suitable: 1, unknown: 2 }));
  });

  test('or changed later counts with the nutrients of the snapshot', () => {
    const changed = new Map([
      [2, sampleFood({ nutrients: { sodium: 1 }, basis: '100ml', allergens: clean })],
    ]);
    const { items, habits, allergies } = evaluate([sampleMeal('2026-11-01', salty)], person, changed);
    expect(items).toEqual({ eaten: 1, foodGone: 0 });
    expect(habits[0]?.items).toEqual(counts({ unsuitable: 1 }));
    expect(allergies[0]?.items).toEqual(counts({ suitable: 1 }));
  });

  test('with a value that was flagged later counts as unknown', () => {
    const doubted = new Map([[1, sampleFood({ nutrients: { sodium: 50 }, flagged: ['sodium'] })]]);
    const { habits } = evaluate([sampleMeal('2026-11-01', bland)], person, doubted);
    expect(habits[0]?.items).toEqual(counts({ unknown: 1 }));
  });

  test('eaten before and after a change is judged as two helpings', () => {
    const itemBefore = sampleItem({ sodium: 900 }, { food: 1 });
    const { habits } = evaluate([sampleMeal('2026-11-01', itemBefore, bland)], person);
    expect(habits[0]?.items).toEqual(counts({ suitable: 1, unsuitable: 1 }));
  });
});

test('a member without diets and allergens gets only the nutrients', () => {
  const { habits, diseases, allergies, nutrients } = evaluate([sampleMeal('2026-11-01', bland)], {});
  expect([habits, diseases, allergies]).toEqual([[], [], []]);
  expect(nutrients.find(({ nutrient }) => nutrient === 'sodium')).toMatchObject({ average: 50 });
});

test('the evaluation without meals is empty', () => {
  expect(evaluate([], { diets: [{ diet: 'low-salt' }], allergens: [{ allergen: 'milk' }] })).toEqual({
    items: { eaten: 0, foodGone: 0 },
    habits: [],
    diseases: [],
    allergies: [],
    nutrients: [],
  });
});

test('evaluating another period does not change the result of the first', () => {
  const evaluator = mealEvaluator({
    person: samplePerson({ diets: [{ diet: 'low-salt' }], allergens: [{ allergen: 'milk' }] }),
    ruleSets,
    diets,
    foods,
  });
  const meals = [sampleMeal('2026-11-01', bland, salty), sampleMeal('2026-11-02', salty, vague)];
  const first = evaluator(meals);
  evaluator(meals.slice(1));
  expect(evaluator(meals)).toEqual(first);
});
