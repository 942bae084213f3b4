import { compileRuleSets } from '../rules/compileRuleSets.ts';
import type { FactsOfFood } from '../facts/facts.ts';
import { judge } from '../judge.ts';
import {
  answer,
  compiled,
  onDiets,
  sampleFood,
  samplePerson,
  sampleRule,
  sampleRuleSet,
  sodiumRule,
  today,
} from '../../../../tests/fixtures/suitability/samples.ts';
import type { RuleInput } from '../rules/rules.ts';
import { shippedAllergens } from '../../../../tests/fixtures/suitability/shippedAllergens.ts';

/** The message of the only reason. */
function messageOf({
  rule,
  food,
  amount,
  before,
}: {
  rule: RuleInput;
  food?: Partial<FactsOfFood>;
  amount?: number;
  before?: number;
}) {
  const { reasons } = judge({
    food: sampleFood(food),
    profile: { ...onDiets('low-salt'), weightKg: 60 },
    ruleSets: {
      ...compiled(
        rule.effect === 'encourage'
          ? [rule, sodiumRule({ id: 'z', nutrient: 'iron', effect: 'caution' })]
          : [rule],
        {
          categories: [
            { slug: 'fish' },
            { slug: 'raw-fish', parent: 'fish', name: { ko: '회', en: 'Raw fish' } },
          ],
        },
      ),
      nameOfIngredient: (ko) => ({ ko, en: ko === '대두' ? 'Soybean' : ko }),
    },
    today,
    amount: amount === undefined ? null : { value: amount, unit: 'g' },
    eatenToday: before === undefined ? null : { totals: { sodium: before }, complete: ['sodium'] },
  });
  return reasons.find((reason) => reason.rule === rule.id)?.message;
}

test('a whole answer explains all of its reasons', () => {
  const ruleSets = compileRuleSets({
    allergens: shippedAllergens,
    dietNames: new Map([['skin-disease', { ko: '피부질환', en: 'Skin disease' }]]),
    ruleSets: [
      sampleRuleSet([
        sodiumRule({ limitPer100ml: 60, signedBy: 'Kim' }),
        sodiumRule({
          id: 'fibre',
          effect: 'encourage',
          nutrient: 'fibre',
          unit: 'g',
          operator: 'at-least',
          limit: 3,
        }),
      ]),
    ],
  });
  const food = sampleFood({
    version: '7@2026-11-01',
    nutrients: { sodium: 1_234.5678, fibre: 4 },
    allergens: { scheme: 'mfds', contains: ['wheat'], mayContain: [] },
  });
  const profile = {
    ...onDiets('low-salt', 'skin-disease'),
    allergens: [{ allergen: 'gluten' }, { allergen: 'milk' }],
  };
  const source = { title: 'A guideline', publisher: 'A society', year: 2024 };
  const declaration = {
    title: '식품 등의 표시·광고에 관한 법률 시행규칙 별표 2 (Allergen labelling)',
    publisher: 'MFDS',
    year: 2019,
    url: 'https://www.law.go.kr/법령/식품등의표시ㆍ광고에관한법률시행규칙',
    signedBy: null,
  };
  expect(judge({ food, profile, ruleSets, today })).toEqual({
    verdict: 'unsuitable',
    reasons: [
      {
        rule: 'sodium-100g',
        diet: 'low-salt',
        ruleVersion: 1,
        effect: 'avoid',
        outcome: 'unsuitable',
        fact: { name: 'sodium', value: 1_234.57, unit: 'mg', per: '100g', origin: { kind: 'figures' } },
        limit: { operator: 'at-most', value: 120, unit: 'mg', per: '100g' },
        source: { ...source, signedBy: 'Kim' },
        message: {
          ko: '나트륨은 100 g당 1,230 mg입니다(기준: 120 mg 이하). 저염식에 맞지 않을 수 있습니다.',
          en: 'Sodium: 1,230 mg per 100 g (the limit: at most 120 mg). It may not fit a low-salt diet.',
        },
      },
      {
        rule: 'allergen-gluten',
        diet: null,
        ruleVersion: null,
        effect: 'avoid',
        outcome: 'unsuitable',
        fact: { name: 'allergens.gluten', value: 'contains', unit: null, per: null, origin: null },
        limit: null,
        source: declaration,
        message: {
          ko: '밀(글루텐 함유 곡류 관련)이 들어 있습니다. 피한다고 알려 주신 것입니다.',
          en: 'It contains wheat (for cereals containing gluten). You told us that you avoid it.',
        },
      },
      {
        rule: null,
        diet: 'skin-disease',
        ruleVersion: null,
        effect: null,
        outcome: 'unknown',
        fact: { name: 'rules.skin-disease', value: null, unit: null, per: null, origin: null },
        limit: null,
        source: null,
        message: {
          ko: '피부질환: 발표된 기준이 아직 없어, 맞는지 말씀드릴 수 없습니다.',
          en: 'There are no published rules for the diet “Skin disease” yet, so we cannot say whether a food fits it.',
        },
      },
      {
        rule: 'fibre',
        diet: 'low-salt',
        ruleVersion: 1,
        effect: 'encourage',
        outcome: 'suitable',
        fact: { name: 'fibre', value: 4, unit: 'g', per: '100g', origin: { kind: 'figures' } },
        limit: { operator: 'at-least', value: 3, unit: 'g', per: '100g' },
        source: { ...source, signedBy: null },
        message: {
          ko: '식이섬유는 100 g당 4 g입니다(기준: 3 g 이상). 저염식에서 권하는 점입니다.',
          en: 'Dietary fibre: 4 g per 100 g (the limit: at least 3 g). This is encouraged on a low-salt diet.',
        },
      },
      {
        rule: 'allergen-milk',
        diet: null,
        ruleVersion: null,
        effect: 'avoid',
        outcome: 'suitable',
        fact: { name: 'allergens.milk', value: 'absent', unit: null, per: null, origin: null },
        limit: null,
        source: declaration,
        message: {
          ko: '알레르기 표시에 우유가 없습니다.',
          en: 'Its allergen declaration does not name milk.',
        },
      },
    ],
    missing: ['rules.skin-disease'],
    conflicts: [],
    ruleSetVersion: 'low-salt@1,skin-disease@none',
    foodVersion: '7@2026-11-01',
  });
});

test.each<[string, Parameters<typeof messageOf>[0], string, string]>([
  [
    'within the limit',
    { rule: sodiumRule(), food: { nutrients: { sodium: 5 } } },
    '나트륨은 100 g당 5 mg입니다(기준: 120 mg 이하).',
    'Sodium: 5 mg per 100 g (the limit: at most 120 mg).',
  ],
  [
    'an upper bound',
    { rule: sodiumRule(), food: { nutrients: { sodium: 5 }, nutrientQualifiers: { sodium: 'trace' } } },
    '나트륨은 100 g당 많아야 5 mg입니다(기준: 120 mg 이하).',
    'Sodium: at most 5 mg per 100 g (the limit: at most 120 mg).',
  ],
  [
    'just above the limit',
    { rule: sodiumRule(), food: { nutrients: { sodium: 120.4 } } },
    '나트륨은 100 g당 120 mg 초과입니다(기준: 120 mg 이하). 저염식에 맞지 않을 수 있습니다.',
    'Sodium: more than 120 mg per 100 g (the limit: at most 120 mg). It may not fit a low-salt diet.',
  ],
  [
    'an open bound',
    { rule: sodiumRule(), food: { nutrients: { sodium: 500 }, nutrientQualifiers: { sodium: 'below' } } },
    '나트륨은 100 g당 많아야 500 mg입니다(기준: 120 mg 이하). 저염식에 맞는지는 아직 알 수 없습니다(필요한 정보: 나트륨).',
    'Sodium: at most 500 mg per 100 g (the limit: at most 120 mg). Whether it fits a low-salt diet is not known yet (what is missing: sodium).',
  ],
  [
    'a category',
    {
      rule: { ...sampleRule, id: 'raw', type: 'food-category', categories: ['raw-fish'] },
      food: { category: ['fish', 'raw-fish'] },
    },
    '식품 분류: 회. 저염식에 맞지 않을 수 있습니다.',
    'Its kind of food: raw fish. It may not fit a low-salt diet.',
  ],
  [
    'care',
    { rule: sodiumRule({ effect: 'caution' }), food: { nutrients: { sodium: 200 } } },
    '나트륨은 100 g당 200 mg입니다(기준: 120 mg 이하). 저염식 중이라면 살펴 드세요.',
    'Sodium: 200 mg per 100 g (the limit: at most 120 mg). Please take care with it on a low-salt diet.',
  ],
  [
    "the rule's own words",
    {
      rule: sodiumRule({ message: { ko: '국물은 남겨 보세요.', en: 'Try leaving the broth.' } }),
      food: { nutrients: { sodium: 200 } },
    },
    '나트륨은 100 g당 200 mg입니다(기준: 120 mg 이하). 국물은 남겨 보세요.',
    'Sodium: 200 mg per 100 g (the limit: at most 120 mg). Try leaving the broth.',
  ],
  [
    'unknown',
    { rule: sodiumRule({ nutrient: 'sugars', unit: 'g', limit: 5 }) },
    '당류 함량을 알 수 없습니다(기준: 100 g당 5 g 이하). 저염식에 맞는지는 아직 알 수 없습니다(필요한 정보: 당류).',
    'Sugars: not known (the limit: at most 5 g per 100 g). Whether it fits a low-salt diet is not known yet (what is missing: sugars).',
  ],
  [
    'the other basis',
    { rule: sodiumRule(), food: { basis: '100ml', nutrients: { sodium: 5 } } },
    '나트륨 함량을 기준(100 g당 120 mg 이하)과 비교할 수 없습니다. 저염식에 맞는지는 아직 알 수 없습니다(필요한 정보: 100 g당 나트륨).',
    'Sodium: cannot be compared with the limit (at most 120 mg per 100 g). Whether it fits a low-salt diet is not known yet (what is missing: sodium per 100 g).',
  ],
  [
    'the day',
    {
      rule: sodiumRule({ per: 'day', limit: 2_000 }),
      food: { nutrients: { sodium: 500 } },
      amount: 200,
      before: 1_500,
    },
    '나트륨은 오늘 드신 것과 합해 2,500 mg입니다(기준: 하루 2,000 mg 이하). 저염식에 맞지 않을 수 있습니다.',
    'Sodium: 2,500 mg together with what you ate today (the limit: at most 2,000 mg a day). It may not fit a low-salt diet.',
  ],
  [
    'an amount against the day',
    { rule: sodiumRule({ per: 'day', limit: 2_000 }), food: { nutrients: { sodium: 500 } }, amount: 200 },
    '나트륨은 드시는 양에 1,000 mg입니다(기준: 하루 2,000 mg 이하).',
    'Sodium: 1,000 mg in this amount (the limit: at most 2,000 mg a day).',
  ],
  [
    'by weight',
    {
      rule: sodiumRule({ nutrient: 'protein', unit: 'g', per: 'kg-body-weight-day', limit: 0.8 }),
      food: { nutrients: { protein: 20 } },
      amount: 300,
    },
    '단백질은 체중 1 kg당 1 g입니다(기준: 하루 체중 1 kg당 0.8 g 이하). 저염식에 맞지 않을 수 있습니다.',
    'Protein: 1 g per kg of your weight (the limit: at most 0.8 g per kg of weight a day). It may not fit a low-salt diet.',
  ],
  [
    'a share',
    {
      rule: sodiumRule({ nutrient: 'saturatedFat', unit: '%', per: 'energy-share', limit: 6 }),
      food: { nutrients: { saturatedFat: 1, energyKcal: 100 } },
    },
    '포화지방은 열량의 9%입니다(기준: 6% 이하). 저염식에 맞지 않을 수 있습니다.',
    'Saturated fat: 9% of the energy (the limit: at most 6%). It may not fit a low-salt diet.',
  ],
  [
    'a class',
    {
      rule: { ...sampleRule, id: 'pork', type: 'ingredient-class', classes: ['pork'] },
      food: { ingredientClasses: { present: ['pork'], absent: [] } },
    },
    '돼지고기가 들어 있습니다. 저염식에 맞지 않을 수 있습니다.',
    'It contains pork. It may not fit a low-salt diet.',
  ],
  [
    'an ingredient of a list',
    {
      rule: { ...sampleRule, id: 'beans', type: 'ingredient-list', ingredients: ['설탕', '대두'] },
      food: { ingredients: { names: ['대두'], isComplete: true } },
    },
    '원재료: 대두. 저염식에 맞지 않을 수 있습니다.',
    'It contains soybean. It may not fit a low-salt diet.',
  ],
  [
    'the ingredients of a list that are looked for',
    {
      rule: { ...sampleRule, id: 'beans', type: 'ingredient-list', ingredients: ['설탕', '대두'] },
      food: { ingredients: null },
    },
    '원재료에 있는지 알 수 없음: 설탕, 대두. 저염식에 맞는지는 아직 알 수 없습니다(필요한 정보: 전체 원재료).',
    'It is not known whether these are among its ingredients: 설탕, soybean. Whether it fits a low-salt diet is not known yet (what is missing: all of its ingredients).',
  ],
  [
    'a certificate',
    {
      rule: { ...sampleRule, id: 'pork', type: 'ingredient-class', classes: ['pork'], waivedBy: ['halal'] },
      food: { labels: ['halal'] },
    },
    '돼지고기가 들어 있는지 알 수 없습니다. 인증 표시(할랄)로 확인했습니다.',
    'Whether it contains pork is not known. Its certificate (halal) confirms that it is allowed.',
  ],
  [
    'a texture',
    { rule: { ...sampleRule, id: 'soft', type: 'texture', levels: [5, 6] }, food: { texture: 7 } },
    '질감은 IDDSI 7단계입니다(기준: 5, 6단계). 저염식에 맞지 않을 수 있습니다.',
    'Its texture is IDDSI level 7 (required: 5, 6). It may not fit a low-salt diet.',
  ],
  [
    'a texture that the ingredients hint at',
    {
      rule: { ...sampleRule, id: 'soft', type: 'texture', levels: [5, 6] },
      food: {
        textureHints: ['hard', 'sticky'],
        origins: {
          texture: { kind: 'ingredient', field: 'ingredientsText', text: '아몬드', start: 0, end: 3 },
        },
      },
    },
    '질감을 알 수 없습니다(기준: IDDSI 5, 6단계). 원재료로 보아 살펴볼 점: 단단함, 끈적임. 저염식에 맞는지는 아직 알 수 없습니다(필요한 정보: 질감(IDDSI 단계)). 포장 표시: “아몬드”.',
    'Its texture is not known (required: IDDSI level 5, 6). Hints from its ingredients: hard, sticky. Whether it fits a low-salt diet is not known yet (what is missing: its texture (IDDSI level)). The pack says: “아몬드”.',
  ],
  [
    'a condition not stated',
    { rule: sodiumRule({ conditions: { dialysis: true } }), food: { nutrients: { sodium: 200 } } },
    '나트륨은 100 g당 200 mg입니다(기준: 120 mg 이하). 저염식에 맞는지는 아직 알 수 없습니다(필요한 정보: 프로필의 투석 여부).',
    'Sodium: 200 mg per 100 g (the limit: at most 120 mg). Whether it fits a low-salt diet is not known yet (what is missing: whether you are on dialysis).',
  ],
])('%s', (_, input, ko, en) => {
  expect(messageOf(input)).toEqual({ ko, en });
});

test.each<[FactsOfFood['allergens'], boolean, string, string]>([
  [
    null,
    false,
    '우유가 들어 있지 않다는 표시를 찾지 못했습니다. 포장의 표시를 꼭 확인해 주세요.',
    'Nothing on record shows that it is free of milk. Please read the label first.',
  ],
  [
    { scheme: 'mfds', contains: [], mayContain: ['milk'] },
    false,
    '우유가 미량 섞였을 수 있습니다. 드시기 전에 살펴 주세요.',
    'It may contain traces of milk. Please take care.',
  ],
  [
    { scheme: 'mfds', contains: [], mayContain: ['milk'] },
    true,
    '우유가 미량 섞였을 수 있습니다. 피한다고 알려 주신 것입니다.',
    'It may contain traces of milk. You told us that you avoid it.',
  ],
])('an allergen: %j, traces avoided: %j', (allergens, avoidTraces, ko, en) => {
  const profile = samplePerson({ allergens: [{ allergen: 'milk', avoidTraces }] });
  const { reasons } = judge({ food: sampleFood({ allergens }), profile, ruleSets: compiled([]), today });
  expect(reasons.map(({ message }) => message)).toEqual([{ ko, en }]);
});

test('the message says that a rule set is not complete', () => {
  const ruleSets = compiled([sodiumRule()], { isComplete: false });
  const { reasons } = judge({
    food: sampleFood({ nutrients: { sodium: 1 } }),
    profile: onDiets('low-salt'),
    ruleSets,
    today,
  });
  expect(reasons[0]?.message).toEqual({
    ko: '저염식: 기준이 아직 일부만 발표되어, 맞는 식품이라고 말씀드릴 수 없습니다.',
    en: 'The rules for a low-salt diet are not complete yet, so we cannot say that a food fits it.',
  });
});

test('shows the slug of an allergen that is not in the list', () => {
  const person = samplePerson({ allergens: [{ allergen: 'kiwi' }] });
  expect(answer({ rules: [], food: {}, person }).missing).toEqual(['allergens.kiwi']);
});
