import { ckdStages } from '../../domain/accounts/healthProfile.ts';
import { untranslated, type LocalizedText } from '../../domain/language.ts';
import {
  allergenSchemes,
  foodBases,
  foodKindNames,
  foodKinds,
  servingUnits,
} from '../../domain/foods/kinds.ts';
import { nutrientNames, nutrients } from '../../domain/foods/nutrients.ts';
import { ingredientClasses, ingredientClassSlugs } from '../../domain/suitability/facts/ingredientClasses.ts';

/** The value and the name of an option. */
export interface Option {
  readonly value: string;
  readonly name: LocalizedText;
}

/** A case of a rule while it is edited: any JSON object. */
export type CaseDraft = Readonly<Record<string, unknown>>;
export type Path = readonly string[];

/**
 * An input for one fact of a case. `figures`: amounts by nutrient, and bounds such as "< 5" where `hasBounds`.
 * `options`: fixed ones, or those of a collection.
 */
export type CaseField = { readonly path: Path; readonly label: LocalizedText } & (
  | { readonly kind: 'number' | 'words' | 'ingredients' | 'yesNo' | 'amount' }
  | { readonly kind: 'figures'; readonly hasBounds: boolean }
  | {
      readonly kind: 'choice' | 'choices';
      readonly options: readonly Option[] | 'food-categories' | 'allergens';
    }
);

export interface CaseGroup {
  readonly label: LocalizedText;
  readonly fields: readonly CaseField[];
}

const named = (
  values: readonly string[],
  nameOf: (value: string) => LocalizedText = untranslated,
): readonly Option[] => values.map((value) => ({ value, name: nameOf(value) }));

export const nutrientOptions: readonly Option[] = nutrientNames.map((value) => {
  const { ko, en, unit } = nutrients[value];
  return { value, name: { ko: `${ko} (${unit})`, en: `${en} (${unit})` } };
});
const classOptions: readonly Option[] = ingredientClassSlugs.map((value) => {
  const { ko, en } = ingredientClasses[value];
  return { value, name: { ko, en } };
});

/** All facts that a case may have, in the order of the form. */
export const caseGroups: readonly CaseGroup[] = [
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
export const emptyCase: CaseDraft = { food: {}, outcome: 'unknown' };

export function isDraft(value: unknown): value is CaseDraft {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path; undefined where there is none. */
export function valueAt(draft: CaseDraft, path: Path): unknown {
  let value: unknown = draft;
  for (const step of path) value = isDraft(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  return value;
}

/** The draft with another value at a path. Undefined removes it, and the objects that become empty, except `food`. */
export function withValueAt(draft: CaseDraft, path: Path, value: unknown): CaseDraft {
  const [step, ...rest] = path;
  if (step === undefined) return draft;
  const old = draft[step];
  const next = rest.length === 0 ? value : withValueAt(isDraft(old) ? old : {}, rest, value);
  const isEmpty =
    next === undefined || (rest.length > 0 && step !== 'food' && isDraft(next) && isBlank(next));
  const others = Object.entries(draft).filter(([name]) => name !== step);
  return isEmpty ? Object.fromEntries(others) : { ...draft, [step]: next };
}

function isBlank(draft: CaseDraft): boolean {
  return Object.keys(draft).length === 0;
}

/** The names and whether they are the whole list. */
export function ingredientsAt(value: unknown): { names: readonly string[]; isComplete: boolean } {
  if (isDraft(value)) return { names: textsIn(value['names']), isComplete: value['isComplete'] === true };
  return { names: textsIn(value), isComplete: true };
}

/** A whole list is stored as a plain list. */
export function ingredientsValue({
  isComplete,
  names,
}: {
  names: readonly string[];
  isComplete: boolean;
}): unknown {
  if (names.length === 0 && isComplete) return undefined;
  return isComplete ? names : { names, isComplete };
}

export function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** The facts of a case in one line: `Nutrients: Sodium 130; Category: Tea`. */
export function summaryOf(
  draft: CaseDraft,
  {
    nameOf,
    say,
  }: { nameOf: (field: CaseField, value: string) => string; say: (text: LocalizedText) => string },
): string {
  const facts = caseGroups.flatMap(({ fields }) =>
    fields.flatMap((field) => {
      const text = factText(field, valueAt(draft, field.path), (value) => nameOf(field, value));
      return text === '' ? [] : [`${say(field.label)}: ${text}`];
    }),
  );
  return facts.join('; ');
}

function factText(field: CaseField, value: unknown, nameOf: (value: string) => string): string {
  if (value === undefined) return '';
  switch (field.kind) {
    case 'choice':
      return typeof value === 'string' ? nameOf(value) : '';
    case 'number':
    case 'yesNo':
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
    case 'choices':
    case 'words':
      return textsIn(value).map(nameOf).join(', ');
    case 'ingredients': {
      const { names, isComplete } = ingredientsAt(value);
      return `${names.join(', ')}${isComplete ? '' : ', …'}`;
    }
    case 'figures':
      return isDraft(value)
        ? Object.entries(value)
            .map(([name, amount]) => `${nameOf(name)} ${String(amount)}`)
            .join(', ')
        : '';
    case 'amount':
      return isDraft(value) ? `${String(value['value'])} ${String(value['unit'])}` : '';
  }
}
