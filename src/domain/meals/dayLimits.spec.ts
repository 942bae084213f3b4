import type { FactsOfPerson } from '../suitability/facts/facts.ts';
import type { RuleInput } from '../suitability/rules/rules.ts';
import { compiled, samplePerson, sodiumRule } from '../../../tests/fixtures/suitability/samples.ts';
import type { Day } from '../calendar.ts';
import { dayLimitsOf } from './dayLimits.ts';
import type { DiaryItem } from './items.ts';
import { sampleItem } from '../../../tests/fixtures/meals/sampleMeals.ts';

const dayRule = sodiumRule({ id: 'sodium-day', per: 'day', limit: 2_300, operator: 'less-than' });
const salt = (sodium: number) => sampleItem({ sodium });
const nothing = sampleItem({});

function limitsOf(
  days: readonly (readonly DiaryItem[])[],
  { rule = dayRule, person = {} }: { rule?: RuleInput; person?: Partial<FactsOfPerson> } = {},
) {
  const { rules } = compiled([rule], { isComplete: rule.effect !== 'encourage' }).byDiet.get('low-salt')!;
  const byDay = new Map(days.map((items, index) => [`2026-11-0${String(index + 1)}` as Day, items]));
  return dayLimitsOf({ rules, person: samplePerson(person), days: byDay });
}

describe('a limit for the day', () => {
  test.each([
    ['within', [[salt(2_000)]], 2_000, 1],
    ['exceeded', [[salt(2_300)]], 2_300, 1],
    ['exceeded', [[salt(2_000), salt(500)]], 2_500, 1],
    ['unknown', [[salt(2_000), nothing]], 2_000, 0.5],
    ['exceeded', [[salt(2_500), nothing]], 2_500, 0.5],
    ['unknown', [[nothing]], null, 0],
    // The average decides, although one day is above the limit.
    ['within', [[salt(3_000)], [salt(1_000)]], 2_000, 1],
  ] as const)('is %s on %#', (outcome, days, average, completeness) => {
    expect(limitsOf(days)).toMatchObject([
      { rule: 'sodium-day', nutrient: 'sodium', unit: 'mg', limit: 2_300, average, completeness, outcome },
    ]);
  });

  test('counts the days with each outcome', () => {
    const [limit] = limitsOf([[salt(3_000)], [salt(1_000)], [salt(100), nothing]]);
    expect(limit).toMatchObject({ days: { within: 1, exceeded: 1, unknown: 1 }, outcome: 'unknown' });
  });

  test('is unknown when a value is only an upper bound above it', () => {
    const bounded = sampleItem({ sodium: 2_500 }, { snapshot: { nutrientQualifiers: { sodium: 'below' } } });
    expect(limitsOf([[bounded]])).toMatchObject([{ outcome: 'unknown', missing: ['sodium'] }]);
  });

  test('counts all eaten food, whatever the scope of the rule', () => {
    const rule = { ...dayRule, scope: ['dishes'] };
    expect(limitsOf([[salt(2_000), salt(500)]], { rule })).toMatchObject([{ outcome: 'exceeded' }]);
  });

  test('has nutrient, amount, limit and source in Korean and English', () => {
    expect(limitsOf([[salt(3_000)]])[0]).toMatchObject({
      operator: 'less-than',
      per: 'day',
      source: { title: 'A guideline', signedBy: null },
      message: {
        ko: '나트륨: 하루 평균 3,000 mg(기준: 하루 2,300 mg 미만). 기록하신 식사만으로도 저염식 기준을 넘습니다.',
        en: 'Sodium: 3,000 mg a day on average (the limit: less than 2,300 mg a day). The meals that you recorded are above the limit of a low-salt diet.',
      },
    });
    expect(limitsOf([[salt(900), nothing]])[0]?.message).toEqual({
      ko: '나트륨: 확인된 것만 하루 평균 900 mg(기준: 하루 2,300 mg 미만). 저염식 기준 안인지는 아직 알 수 없습니다(필요한 정보: 나트륨).',
      en: 'Sodium: the known part is 900 mg a day on average (the limit: less than 2,300 mg a day). Whether that is within the limit of a low-salt diet is not known yet (what is missing: sodium).',
    });
  });
});

describe('a limit per kilogram of the person', () => {
  const rule: RuleInput = {
    ...dayRule,
    id: 'protein-day',
    nutrient: 'protein',
    unit: 'g',
    limit: 1.3,
    operator: 'at-most',
    per: 'kg-body-weight-day',
  } as RuleInput;
  const protein = [[sampleItem({ protein: 70 })]];

  test.each([
    [{ weightKg: 50 }, 'exceeded', 1.4, []],
    [{ weightKg: 70 }, 'within', 1, []],
    [{}, 'unknown', null, ['profile.weightKg']],
    [{ weightKg: 0 }, 'unknown', null, ['profile.weightKg']],
  ] as const)('of %j is %s', (person, outcome, average, missing) => {
    expect(limitsOf(protein, { rule, person })).toMatchObject([{ outcome, average, missing }]);
  });
});

describe('a rule with conditions', () => {
  const rule = { ...dayRule, conditions: { dialysis: false } };
  test.each([
    [true, 3_000, []],
    [false, 3_000, ['exceeded']],
    [undefined, 3_000, ['unknown']],
    [undefined, 1_000, ['within']],
  ])('dialysis %s, %i mg: %j', (dialysis, sodium, outcomes) => {
    const limits = limitsOf([[salt(sodium)]], { rule, person: { clinical: { dialysis } } });
    expect(limits.map(({ outcome }) => outcome)).toEqual(outcomes);
  });
});

test('ignores encouraging rules and limits for a single food', () => {
  expect(limitsOf([[salt(1)]], { rule: { ...dayRule, effect: 'encourage' } })).toEqual([]);
  expect(limitsOf([[salt(1)]], { rule: sodiumRule() })).toEqual([]);
});
