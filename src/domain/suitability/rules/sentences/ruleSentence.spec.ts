import type { Rule } from '../rules.ts';
import { ruleSchema } from '../rules.ts';
import { ruleSentence } from './ruleSentence.ts';

const names = {
  category: (slug: string) => ({ ko: `식품군 ${slug}`, en: `Kind ${slug}` }),
  allergen: (slug: string) => ({ ko: `항목 ${slug}`, en: `Allergen ${slug}` }),
};
const common = {
  ...{ id: 'a-rule', effect: 'avoid', strength: 'well-founded' },
  source: { title: 'A standard', publisher: 'A publisher', year: 2020 },
};
const sodium = {
  ...{ type: 'nutrient', nutrient: 'sodium', operator: 'at-most', limit: 1_200, unit: 'mg', per: '100g' },
};
const read = (rule: object): Rule => ruleSchema.parse({ ...common, ...rule });

test.each<[object, string, string]>([
  [
    sodium,
    '피하기: 나트륨 100 g당 1,200 mg 이하 기준을 벗어나면',
    'Avoid unless sodium is at most 1,200 mg per 100 g',
  ],
  [
    { ...sodium, effect: 'encourage', operator: 'less-than', limitPer100ml: 40 },
    '권장: 나트륨 100 g당 1,200 mg 미만, 음료는 100 ml당 40 mg 미만이면',
    'Encourage when sodium is less than 1,200 mg per 100 g; drinks less than 40 mg per 100 ml',
  ],
  [
    { type: 'allergen', allergens: ['egg'], traces: 'avoid' },
    '피하기: 항목 egg 들어 있거나 미량 혼입 가능하면',
    'Avoid: allergen egg in the food, or as possible traces',
  ],
  [
    { type: 'ingredient-class', classes: ['pork'] },
    '피하기: 돼지고기 들어 있으면',
    'Avoid: pork in the food',
  ],
  [
    { type: 'food-category', categories: ['tea', 'soup'] },
    '피하기: 식품군 tea, 식품군 soup 식품군이면',
    'Avoid: kind tea, kind soup as the kind of food',
  ],
  [
    { type: 'texture', levels: [4, 5] },
    '피하기: 질감 IDDSI 4, 5단계가 아니면',
    'Avoid: texture other than IDDSI level 4, 5',
  ],
  [
    { type: 'ingredient-list', ingredients: ['자몽', 'grapefruit'] },
    '피하기: 자몽, grapefruit 들어 있으면',
    'Avoid: 자몽, grapefruit in the food',
  ],
  [
    {
      type: 'allowed-foods',
      categories: ['rice'],
      figure: { nutrient: 'iodine', operator: 'at-most', limit: 10, unit: 'µg', per: '100g' },
    },
    '피하기: 다음 밖의 식품(식품군 rice) (함량을 알면 요오드 100 g당 10 µg 이하인지로 판정)',
    'Avoid: foods other than kind rice (where it is known, iodine must be at most 10 µg per 100 g)',
  ],
])('%j', (rule, ko, en) => {
  expect(ruleSentence(read(rule), names).rule).toEqual({ ko, en });
});

test('says to which foods and people a rule applies', () => {
  const rule = read({
    ...{ ...sodium, scope: ['soup'], except: ['tea'] },
    conditions: { dialysis: true, age: { from: 65 } },
  });
  expect(ruleSentence(rule, names)).toMatchObject({
    foods: { ko: '식품군 soup; 제외: 식품군 tea', en: 'Kind soup; except Kind tea' },
    people: { ko: '65세 이상; 투석 중', en: 'from 65 years; on dialysis' },
  });
  const anywhere = read({
    type: 'ingredient-class',
    classes: ['pork'],
    scope: ['soup'],
    presentAnywhere: true,
  });
  expect(ruleSentence(anywhere, names).foods?.en).toBe(
    'every food that has it; asked about where not known: Kind soup',
  );
});
