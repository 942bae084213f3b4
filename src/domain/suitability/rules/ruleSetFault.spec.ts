import { describeRuleSetFaults } from './ruleSetFault.ts';

const rule = {
  ...{ id: 'sodium', type: 'nutrient', effect: 'avoid', nutrient: 'sodium', operator: 'at-most' },
  ...{ limit: 120, unit: 'mg', per: '100g', strength: 'well-founded' },
  source: { title: 'A standard', publisher: 'A publisher', year: 2020 },
};
const ruleSet = {
  ...{ diet: 'low-salt', version: 1, status: 'published', isComplete: true },
  name: { ko: '저염식', en: 'low-salt diet' },
  rules: [rule],
};

describe('describeRuleSetFaults', () => {
  test('returns nothing for a valid rule set', () => {
    expect(describeRuleSetFaults(ruleSet, 'ko')).toBeUndefined();
  });

  test.each([
    [
      { ...rule, limit: -1 },
      'rules #1 limit: 0보다 작을 수 없습니다.',
      'rules #1 limit: This cannot be below 0.',
    ],
    [
      { ...rule, unit: 'g' },
      'rules #1 unit: 이 영양성분의 단위가 아닙니다.',
      'rules #1 unit: This is not the unit of the nutrient.',
    ],
    [
      { ...rule, limit: 'much' },
      'rules #1 limit: 잘못된 입력: 예상 타입은 number, 받은 타입은 string입니다',
      'rules #1 limit: Invalid input: expected number, received string',
    ],
  ])('describes the fault of %j', (broken, ko, en) => {
    const input = { ...ruleSet, rules: [broken] };
    expect(describeRuleSetFaults(input, 'ko')).toBe(ko);
    expect(describeRuleSetFaults(input, 'en')).toBe(en);
  });

  test('describes at most five faults, one on each line', () => {
    const rules = Array.from({ length: 9 }, (_, at) => ({ ...rule, id: `rule-${String(at)}`, limit: -1 }));
    expect(describeRuleSetFaults({ ...ruleSet, rules }, 'en')?.split('\n')).toHaveLength(5);
  });

  test.each<[string, object]>([
    ['text', { message: { ko: '가'.repeat(1_000_000), en: ' '.repeat(1_000_000) } }],
    ['slug', { scope: ['a-'.repeat(500_000)] }],
    [
      'bound',
      { cases: [{ food: { nutrients: { sodium: `< ${'1'.repeat(1_000_000)}` } }, outcome: 'unknown' }] },
    ],
    ['name', { cases: [{ food: { ingredients: [' a'.repeat(500_000)] }, outcome: 'unknown' }] }],
    ['list of cases', { cases: Array.from({ length: 50_000 }, () => ({ food: {}, outcome: 'unknown' })) }],
  ])('refuses a %s of a megabyte at once', (_, change) => {
    const start = performance.now();
    expect(describeRuleSetFaults({ ...ruleSet, rules: [{ ...rule, ...change }] }, 'en')).toMatch(/^rules #1/);
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  test('accepts at most 50 cases of a rule', () => {
    const input = (length: number) => ({
      ...ruleSet,
      rules: [{ ...rule, cases: Array.from({ length }, () => ({ food: {}, outcome: 'unknown' })) }],
    });
    expect(describeRuleSetFaults(input(50), 'en')).toBeUndefined();
    expect(describeRuleSetFaults(input(51), 'en')).toBe('rules #1 cases: These are too many.');
  });
});
