import { ckdStages } from '../../../accounts/healthProfile.ts';
import { certificateSlugs, nameOfCertificate } from '../../../foods/certificates.ts';
import { nutrientNames, nutrients } from '../../../foods/nutrients.ts';
import { untranslated, type LocalizedText } from '../../../language.ts';
import { ingredientClasses, ingredientClassSlugs } from '../../facts/ingredientClasses.ts';
import { limitBases, limitOperators, ruleEffects, type RuleType } from '../rules.ts';
import { basisNames, effectNames, operatorNames, sexNames, tracesNames } from '../sentences/ruleWords.ts';
import type { FieldGroup, FormField, Option } from './formFields.ts';

const named = <Value extends string>(
  values: readonly Value[],
  nameOf: (value: Value) => LocalizedText,
): readonly Option[] => values.map((value) => ({ value, name: nameOf(value) }));

export const nutrientOptions: readonly Option[] = named(nutrientNames, (name) => {
  const { ko, en, unit } = nutrients[name];
  return { ko: `${ko} (${unit})`, en: `${en} (${unit})` };
});
export const classOptions: readonly Option[] = named(ingredientClassSlugs, (slug) => {
  const { ko, en } = ingredientClasses[slug];
  return { ko, en };
});
const levelOptions: readonly Option[] = named(['0', '1', '2', '3', '4', '5', '6', '7'], untranslated);

const presentAnywhere: FormField = {
  path: ['presentAnywhere'],
  label: { ko: '들어 있으면 모든 식품에 적용', en: 'Counts in every food that has it' },
  help: {
    ko: '적용 식품군은 알 수 없을 때만 물어보는 범위가 됩니다.',
    en: 'The categories then only say where it is asked about when it is not known.',
  },
  kind: 'yesNo',
  absent: false,
};
const textureLevels: FormField = {
  path: ['levels'],
  label: { ko: '알맞은 질감(IDDSI)', en: 'Texture that fits (IDDSI)' },
  kind: 'levels',
  options: levelOptions,
};

/** The limit on a nutrient, below a path. Its unit follows from the nutrient and from what the limit is for. */
function limitFields(below: readonly string[]): readonly FormField[] {
  return [
    {
      path: [...below, 'nutrient'],
      label: { ko: '영양성분', en: 'Nutrient' },
      kind: 'choice',
      options: nutrientOptions,
    },
    {
      path: [...below, 'operator'],
      label: { ko: '비교', en: 'Comparison' },
      kind: 'choice',
      options: named(limitOperators, (value) => operatorNames[value]),
    },
    { path: [...below, 'limit'], label: { ko: '기준값', en: 'Limit' }, kind: 'number' },
    {
      path: [...below, 'per'],
      label: { ko: '기준', en: 'The limit is for' },
      kind: 'choice',
      options: named(limitBases, (value) => basisNames[value]),
    },
    {
      path: [...below, 'limitPer100ml'],
      label: { ko: '음료의 기준값(100 ml당)', en: 'Limit for drinks (per 100 ml)' },
      kind: 'number',
    },
    {
      path: [...below, 'limitWithoutServing'],
      label: {
        ko: '1회 제공량을 모를 때의 기준값(100 g·ml당)',
        en: 'Limit where the serving is not known (per 100 g or ml)',
      },
      kind: 'number',
    },
  ];
}

/** Each kind of rule: its name, and the values that only this kind has. */
export const ruleKinds: Readonly<
  Record<RuleType, { readonly name: LocalizedText; readonly fields: readonly FormField[] }>
> = {
  nutrient: { name: { ko: '영양성분 기준', en: 'Limit on a nutrient' }, fields: limitFields([]) },
  allergen: {
    name: { ko: '알레르기 항목', en: 'Allergens' },
    fields: [
      {
        path: ['allergens'],
        label: { ko: '알레르기 항목', en: 'Allergens' },
        kind: 'choices',
        options: 'allergens',
      },
      {
        path: ['traces'],
        label: { ko: '섞였을 수 있을 때', en: 'When the food may contain it' },
        kind: 'choice',
        options: named(['ignore', 'caution', 'avoid'], (value) => tracesNames[value]),
        absent: 'caution',
      },
      presentAnywhere,
    ],
  },
  'ingredient-class': {
    name: { ko: '원료군', en: 'Classes of ingredients' },
    fields: [
      { path: ['classes'], label: { ko: '원료군', en: 'Classes' }, kind: 'choices', options: classOptions },
      presentAnywhere,
    ],
  },
  'food-category': {
    name: { ko: '식품군', en: 'Food categories' },
    fields: [
      {
        path: ['categories'],
        label: { ko: '식품군', en: 'Categories' },
        kind: 'choices',
        options: 'food-categories',
      },
    ],
  },
  texture: { name: { ko: '질감', en: 'Texture' }, fields: [textureLevels] },
  'ingredient-list': {
    name: { ko: '원재료 이름', en: 'Ingredients by name' },
    fields: [
      { path: ['ingredients'], label: { ko: '원재료 이름', en: 'Names of ingredients' }, kind: 'words' },
      presentAnywhere,
    ],
  },
  'allowed-foods': {
    name: { ko: '먹어도 되는 식품군', en: 'Foods that fit' },
    fields: [
      {
        path: ['categories'],
        label: { ko: '먹어도 되는 식품군', en: 'Categories that fit' },
        kind: 'choices',
        options: 'food-categories',
      },
      ...limitFields(['figure']),
      textureLevels,
    ],
  },
};

/** All kinds of rules, in the order in which they are offered. */
export const ruleTypes = [
  'nutrient',
  'food-category',
  'ingredient-class',
  'allergen',
  'ingredient-list',
  'texture',
  'allowed-foods',
] as const satisfies readonly RuleType[];

const yesNo = (name: string, label: LocalizedText): FormField => ({
  path: ['conditions', name],
  label,
  kind: 'yesNo',
});
const number = (path: readonly string[], label: LocalizedText): FormField => ({
  path,
  label,
  kind: 'number',
});

/** The values that every rule has. */
export const commonGroups: readonly FieldGroup[] = [
  {
    label: { ko: '적용 식품', en: 'Foods' },
    fields: [
      {
        path: ['scope'],
        label: { ko: '적용 식품군(비우면 모든 식품)', en: 'Categories (empty: every food)' },
        kind: 'choices',
        options: 'food-categories',
      },
      {
        path: ['except'],
        label: { ko: '제외 식품군', en: 'Except these categories' },
        kind: 'choices',
        options: 'food-categories',
      },
      {
        path: ['waivedBy'],
        label: { ko: '모를 때 대신하는 인증', en: 'Certificates that answer an open question' },
        kind: 'choices',
        options: named(certificateSlugs, nameOfCertificate),
      },
    ],
  },
  {
    label: { ko: '적용 대상자', en: 'People' },
    fields: [
      {
        path: ['conditions', 'sexIn'],
        label: { ko: '성별', en: 'Sex' },
        kind: 'choices',
        options: named(['female', 'male', 'other'], (value) => sexNames[value]),
      },
      number(['conditions', 'age', 'from'], { ko: '만 나이 이상', en: 'Age from' }),
      number(['conditions', 'age', 'below'], { ko: '만 나이 미만', en: 'Age below' }),
      {
        path: ['conditions', 'ckdStageIn'],
        label: { ko: '만성 콩팥병 단계', en: 'Stage of kidney disease' },
        kind: 'choices',
        options: named(ckdStages, untranslated),
      },
      yesNo('dialysis', { ko: '투석', en: 'Dialysis' }),
      yesNo('potassiumRetainingDrugs', { ko: '칼륨을 높이는 약', en: 'Potassium-retaining drugs' }),
      number(['conditions', 'event', 'daysBefore'], {
        ko: '예정일 며칠 전부터',
        en: 'Days before the event',
      }),
      number(['conditions', 'event', 'daysAfter'], { ko: '예정일 며칠 뒤까지', en: 'Days after the event' }),
    ],
  },
  {
    label: { ko: '출처', en: 'Source' },
    fields: [
      { path: ['source', 'title'], label: { ko: '제목', en: 'Title' }, kind: 'text' },
      { path: ['source', 'publisher'], label: { ko: '발행처', en: 'Publisher' }, kind: 'text' },
      number(['source', 'year'], { ko: '연도', en: 'Year' }),
      { path: ['source', 'url'], label: { ko: '주소(URL)', en: 'Address (URL)' }, kind: 'text' },
      {
        path: ['strength'],
        label: { ko: '근거', en: 'Evidence' },
        kind: 'choice',
        options: [
          { value: 'well-founded', name: { ko: '충분함', en: 'Well founded' } },
          { value: 'weak', name: { ko: '약함', en: 'Weak' } },
        ],
      },
    ],
  },
  {
    label: { ko: '회원에게 보이는 문구', en: 'Text for members' },
    fields: [
      { path: ['message', 'ko'], label: { ko: '한국어', en: 'Korean' }, kind: 'text' },
      { path: ['message', 'en'], label: { ko: '영어', en: 'English' }, kind: 'text' },
    ],
  },
];

export const effectField: FormField = {
  path: ['effect'],
  label: { ko: '효과', en: 'Effect' },
  kind: 'choice',
  options: named(ruleEffects, (value) => effectNames[value]),
};

/** The values of a rule set beside its rules. */
export const setFields: readonly FormField[] = [
  {
    path: ['name', 'ko'],
    label: { ko: '문장 속 이름(한국어)', en: 'Name within a sentence (Korean)' },
    kind: 'text',
  },
  {
    path: ['name', 'en'],
    label: { ko: '문장 속 이름(영어)', en: 'Name within a sentence (English)' },
    kind: 'text',
  },
  {
    path: ['isComplete'],
    label: { ko: '빠짐없음: 어기지 않으면 적합', en: 'Complete: what breaks no rule is suitable' },
    kind: 'yesNo',
    absent: false,
  },
  number(['event', 'daysBefore'], {
    ko: '예정일 며칠 전부터 따르는 식단',
    en: 'Followed from this many days before the event',
  }),
  number(['event', 'daysAfter'], {
    ko: '예정일 며칠 뒤까지 따르는 식단',
    en: 'Followed until this many days after the event',
  }),
  {
    path: ['personal', 'limits'],
    label: { ko: '회원이 정하는 한도', en: 'Limits that members set' },
    kind: 'choices',
    options: nutrientOptions,
  },
  {
    path: ['personal', 'triggers'],
    label: { ko: '회원이 정하는 유발 식품', en: 'Triggers that members name' },
    kind: 'yesNo',
  },
];

/** All fields of a rule of a kind, in the order of the form. */
export function fieldsOf(type: RuleType): readonly FormField[] {
  return [effectField, ...ruleKinds[type].fields, ...commonGroups.flatMap(({ fields }) => fields)];
}
