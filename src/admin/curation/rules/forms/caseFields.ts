import { ckdStages } from '../../../../domain/accounts/healthProfile.ts';
import { untranslated, type LocalizedText } from '../../../../domain/language.ts';
import {
  allergenSchemes,
  foodBases,
  foodKindNames,
  foodKinds,
  servingUnits,
} from '../../../../domain/foods/kinds.ts';
import {
  valueAt,
  valueInWords,
  type Draft,
  type FieldGroup,
  type FieldWords,
  type Option,
} from '../../../../domain/suitability/rules/forms/formFields.ts';
import { classOptions, nutrientOptions } from '../../../../domain/suitability/rules/forms/ruleFields.ts';

const named = (
  values: readonly string[],
  nameOf: (value: string) => LocalizedText = untranslated,
): readonly Option[] => values.map((value) => ({ value, name: nameOf(value) }));

/** All facts that a case may have, in the order of the form. */
export const caseGroups: readonly FieldGroup[] = [
  {
    label: { ko: '함량', en: 'Figures' },
    fields: [
      {
        path: ['food', 'basis'],
        label: { ko: '기준', en: 'Per' },
        kind: 'choice',
        options: named(foodBases, (basis) => untranslated(basis.replace(/(\d)(\D)/, '$1 $2'))),
      },
      {
        path: ['food', 'nutrients'],
        label: { ko: '영양성분', en: 'Nutrients' },
        kind: 'figures',
        hasBounds: true,
      },
      {
        path: ['food', 'flagged'],
        label: { ko: '품질 표시가 있는 값', en: 'Flagged nutrients' },
        kind: 'choices',
        options: nutrientOptions,
      },
      { path: ['food', 'serving'], label: { ko: '1회 제공량', en: 'Serving' }, kind: 'number' },
      {
        path: ['food', 'servingUnit'],
        label: { ko: '제공량 단위', en: 'Unit of the serving' },
        kind: 'choice',
        options: named(servingUnits),
      },
    ],
  },
  {
    label: { ko: '종류와 질감', en: 'Kind and texture' },
    fields: [
      {
        path: ['food', 'category'],
        label: { ko: '식품군', en: 'Category' },
        kind: 'choice',
        options: 'food-categories',
      },
      {
        path: ['food', 'kind'],
        label: { ko: '종류', en: 'Kind' },
        kind: 'choice',
        options: foodKinds.map((value) => ({ value, name: foodKindNames[value] })),
      },
      {
        path: ['food', 'texture'],
        label: { ko: '질감(IDDSI 0–7)', en: 'Texture (IDDSI 0–7)' },
        kind: 'number',
      },
      { path: ['food', 'labels'], label: { ko: '인증 표시', en: 'Certificates' }, kind: 'words' },
    ],
  },
  {
    label: { ko: '알레르기와 원재료', en: 'Allergens and ingredients' },
    fields: [
      {
        path: ['food', 'allergens', 'scheme'],
        label: { ko: '표시 제도', en: 'Declared under' },
        kind: 'choice',
        options: named(allergenSchemes, (scheme) => untranslated(scheme.toUpperCase())),
      },
      {
        path: ['food', 'allergens', 'contains'],
        label: { ko: '들어 있음', en: 'Contains' },
        kind: 'choices',
        options: 'allergens',
      },
      {
        path: ['food', 'allergens', 'mayContain'],
        label: { ko: '섞였을 수 있음', en: 'May contain' },
        kind: 'choices',
        options: 'allergens',
      },
      {
        path: ['food', 'allergens', 'absent'],
        label: { ko: '표시 없이도 없음', en: 'Absent without a declaration' },
        kind: 'choices',
        options: 'allergens',
      },
      {
        path: ['food', 'allergens', 'doubtful'],
        label: { ko: '불확실함', en: 'In doubt' },
        kind: 'choices',
        options: 'allergens',
      },
      {
        path: ['food', 'classes', 'present'],
        label: { ko: '들어 있는 원료군', en: 'Classes that are present' },
        kind: 'choices',
        options: classOptions,
      },
      {
        path: ['food', 'classes', 'absent'],
        label: { ko: '없는 원료군', en: 'Classes that are absent' },
        kind: 'choices',
        options: classOptions,
      },
      { path: ['food', 'ingredients'], label: { ko: '원재료', en: 'Ingredients' }, kind: 'ingredients' },
    ],
  },
  {
    label: { ko: '사람과 하루', en: 'Person and day' },
    fields: [
      {
        path: ['profile', 'sex'],
        label: { ko: '성별', en: 'Sex' },
        kind: 'choice',
        options: [
          { value: 'female', name: { ko: '여성', en: 'Female' } },
          { value: 'male', name: { ko: '남성', en: 'Male' } },
          { value: 'other', name: { ko: '기타', en: 'Other' } },
        ],
      },
      { path: ['profile', 'age'], label: { ko: '만 나이', en: 'Age' }, kind: 'number' },
      { path: ['profile', 'weightKg'], label: { ko: '체중(kg)', en: 'Weight (kg)' }, kind: 'number' },
      {
        path: ['profile', 'ckdStage'],
        label: { ko: '만성 콩팥병 단계', en: 'Stage of kidney disease' },
        kind: 'choice',
        options: named(ckdStages),
      },
      { path: ['profile', 'dialysis'], label: { ko: '투석', en: 'Dialysis' }, kind: 'yesNo' },
      {
        path: ['profile', 'potassiumRetainingDrugs'],
        label: { ko: '칼륨을 높이는 약', en: 'Potassium-retaining drugs' },
        kind: 'yesNo',
      },
      {
        path: ['profile', 'eventInDays'],
        label: { ko: '예정일까지 남은 날', en: 'Days until the event' },
        kind: 'number',
      },
      { path: ['profile', 'amount'], label: { ko: '먹는 양', en: 'Amount eaten' }, kind: 'amount' },
      {
        path: ['profile', 'eatenToday'],
        label: { ko: '오늘 이미 먹은 양', en: 'Eaten before today' },
        kind: 'figures',
        hasBounds: false,
      },
    ],
  },
];

/** A case without any facts. */
export const emptyCase: Draft = { food: {}, outcome: 'unknown' };

/** The facts of a case in one line: `Nutrients: Sodium 130; Category: Tea`. */
export function summaryOf(draft: Draft, words: FieldWords): string {
  const facts = caseGroups.flatMap(({ fields }) =>
    fields.flatMap((field) => {
      const text = valueInWords(field, valueAt(draft, field.path), words);
      return text === '' ? [] : [`${words.say(field.label)}: ${text}`];
    }),
  );
  return facts.join('; ');
}
