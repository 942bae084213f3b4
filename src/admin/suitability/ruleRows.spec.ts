import { previewRuleSet } from './ruleRows.ts';

const source = { title: 'A standard', publisher: 'A publisher', year: 2020 };
const common = { id: 'a-rule', effect: 'avoid', source, strength: 'well-founded' };

function rowFor(rule: object) {
  return previewRuleSet({
    version: 3,
    status: 'published',
    isComplete: true,
    rules: [{ ...common, ...rule }],
  })?.rows[0];
}

describe('a rule as a row', () => {
  test.each([
    [
      { type: 'nutrient', nutrient: 'sodium', operator: 'at-most', limit: 1200, unit: 'mg', per: '100g' },
      { ko: '나트륨', en: 'Sodium' },
      { ko: '100 g당 1,200 mg 이하', en: 'at most 1,200 mg per 100 g' },
    ],
    [
      {
        ...{ type: 'nutrient', nutrient: 'sugars', operator: 'less-than', limit: 5, unit: 'g', per: '100g' },
        limitPer100ml: 2.5,
      },
      { ko: '당류', en: 'Sugars' },
      {
        ko: '100 g당 5 g 미만, 음료는 100 ml당 2.5 g 미만',
        en: 'less than 5 g per 100 g; drinks less than 2.5 g per 100 ml',
      },
    ],
    [
      {
        type: 'nutrient',
        nutrient: 'saturatedFat',
        operator: 'at-most',
        limit: 10,
        unit: '%',
        per: 'energy-share',
      },
      { ko: '포화지방', en: 'Saturated fat' },
      { ko: '열량의 10% 이하', en: 'at most 10% of the energy' },
    ],
    [
      { type: 'allergen', allergens: ['egg', 'milk'], traces: 'avoid' },
      { ko: '알레르기 항목', en: 'Allergens' },
      { ko: '들어 있거나 미량 혼입 가능하면', en: 'when it is in the food or traces may be' },
    ],
    [
      { type: 'ingredient-class', classes: ['pork'] },
      { ko: '돼지고기', en: 'pork' },
      { ko: '해당하면', en: 'when the food has it' },
    ],
    [
      { type: 'texture', levels: [4, 5] },
      { ko: '질감', en: 'Texture' },
      { ko: 'IDDSI 4, 5단계', en: 'IDDSI level 4, 5' },
    ],
  ])('shows %j', (rule, what, limit) => {
    expect(rowFor(rule)).toMatchObject({ what, limit, signedBy: null, isWeak: false, conditions: [] });
  });

  test('shows a list of allowed foods, with what decides first', () => {
    const list = { type: 'allowed-foods', categories: ['rice'] };
    const figure = { nutrient: 'purines', operator: 'at-most', limit: 200, unit: 'mg', per: '100g' };
    expect(rowFor({ ...list, figure })).toMatchObject({
      what: { en: 'Foods that fit' },
      categories: ['rice'],
      limit: {
        ko: '퓨린 함량을 알면 100 g당 200 mg 이하',
        en: 'where known, purines at most 200 mg per 100 g',
      },
    });
    expect(rowFor({ ...list, levels: [4, 5] })).toMatchObject({
      limit: { en: 'where known, IDDSI level 4, 5' },
    });
    expect(rowFor(list)).toMatchObject({ limit: { en: 'any other food is unknown' } });
  });

  test('shows the limit for a food without a known serving', () => {
    const limit = { nutrient: 'iodine', operator: 'at-most', limit: 20, unit: 'µg', per: 'serving' };
    expect(rowFor({ type: 'nutrient', ...limit, limitWithoutServing: 10 })).toMatchObject({
      limit: {
        ko: '1회 20 µg 이하, 1회 제공량을 모르면 100 g(ml)당 10 µg 이하',
        en: 'at most 20 µg at a time; at most 10 µg per 100 g (ml) where the serving is not known',
      },
    });
  });

  test('says that what is present counts anywhere', () => {
    const rule = { type: 'ingredient-class', classes: ['pork'], scope: ['rice'] };
    expect(rowFor({ ...rule, presentAnywhere: true })).toMatchObject({ isPresentAnywhere: true });
    expect(rowFor(rule)).toMatchObject({ isPresentAnywhere: false });
  });

  test('names its allergens', () => {
    expect(rowFor({ type: 'allergen', allergens: ['egg', 'kiwi'] })).toMatchObject({
      allergens: ['egg', 'kiwi'],
    });
  });

  test('names the people it applies to', () => {
    const row = rowFor({
      type: 'texture',
      levels: [4],
      conditions: { sexIn: ['female'], age: { from: 50 }, ckdStageIn: ['4', '5'], dialysis: false },
    });
    expect(row?.conditions.map(({ ko }) => ko)).toEqual([
      '여성',
      '50세 이상',
      '만성 콩팥병 4, 5단계',
      '투석하지 않음',
    ]);
  });
});

describe('a rule set that is being edited', () => {
  test('shows the valid rules and the positions of the invalid ones', () => {
    const rules = [{ ...common, type: 'texture', levels: [4] }, { id: 'broken' }, 7];
    expect(previewRuleSet({ rules, status: 'soon' })).toMatchObject({
      rows: [{ id: 'a-rule' }],
      unreadable: [2, 3],
      status: undefined,
      version: undefined,
      isComplete: false,
    });
  });

  test.each([[null], [undefined], ['{'], [[]], [7]])('returns no preview of %j', (value) => {
    expect(previewRuleSet(value)).toBeUndefined();
  });
});
