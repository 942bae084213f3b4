import type { LocalizedText } from '../language.ts';
import {
  nutrientNames,
  nutrients,
  type NutrientName,
  type NutrientQualifiers,
  type NutrientValues,
} from './nutrients.ts';
import type { FoodBasis } from './kinds.ts';
import { energyByName } from './plausibility/energyByName.ts';
import type { Contradiction } from '../suitability/facts/facts.ts';

/**
 * Doubts about the figures of a food. A flag names the nutrients that it covers, and their values count as missing when
 * a food is judged. A flag without nutrients is a note for the dietitian.
 */
export const qualityFlagNames = {
  'implausible-value': {
    ko: '100 g에 들어 있을 수 없는 값입니다.',
    en: 'The value is higher than 100 g of any food can contain.',
  },
  'implausible-low': {
    ko: '이런 식품이라고 보기에 너무 낮은 값입니다.',
    en: 'The value is lower than any food of this kind has.',
  },
  'all-zero': { ko: '모든 값이 0입니다.', en: 'All values are 0.' },
  'all-equal': { ko: '모든 값이 같습니다.', en: 'All values are the same.' },
  'implausible-serving': {
    ko: '1회 제공량이 있을 수 없는 크기라, 그에 따른 값을 믿을 수 없습니다.',
    en: 'Nobody serves this amount, so the values that depend on it are in doubt.',
  },
  'unreadable-value': {
    ko: '원본의 값을 읽을 수 없어 비워 두었습니다.',
    en: 'The value in the source could not be read and was left empty.',
  },
  'per-serving-without-size': {
    ko: '1회 제공량을 몰라 1회 제공량 기준의 값을 그대로 두었습니다.',
    en: 'Values are per serving, as given: the serving size is not known.',
  },
  'energy-mismatch': {
    ko: '열량이 탄수화물·단백질·지방에서 계산한 값과 맞지 않습니다.',
    en: 'The energy does not follow from carbohydrate, protein, fat and alcohol.',
  },
  'sum-over-100': {
    ko: '탄수화물·단백질·지방·알코올·무기질의 합이 100 g을 넘습니다.',
    en: 'Carbohydrate, protein, fat, alcohol and minerals add up to more than the food.',
  },
  'sugars-over-carbohydrate': { ko: '당류가 탄수화물보다 많습니다.', en: 'More sugars than carbohydrate.' },
  'starch-over-carbohydrate': { ko: '전분이 탄수화물보다 많습니다.', en: 'More starch than carbohydrate.' },
  'saturated-over-fat': { ko: '포화지방이 지방보다 많습니다.', en: 'More saturated fat than fat.' },
  'trans-over-fat': { ko: '트랜스지방이 지방보다 많습니다.', en: 'More trans fat than fat.' },
  'parts-over-carbohydrate': {
    ko: '당류와 전분의 합이 탄수화물보다 많습니다.',
    en: 'Sugars and starch together are more than the carbohydrate.',
  },
  'parts-over-fat': {
    ko: '포화지방과 트랜스지방의 합이 지방보다 많습니다.',
    en: 'Saturated and trans fat together are more than the fat.',
  },
  contradiction: {
    ko: '표시와 이름, 인증, 직접 입력한 값이 서로 어긋납니다.',
    en: 'The labels, the name, the certificates or the values entered by staff disagree.',
  },
  'label-not-read': {
    ko: '표시가 너무 길거나 복잡해 읽지 못했습니다. 알레르기와 원재료는 모르는 것으로 봅니다.',
    en: 'The label is too long or too complex and was not read: its allergens and ingredients count as unknown.',
  },
  'joined-by-line': {
    ko: '원본에 번호가 없어 같은 줄의 영양 정보를 이었습니다.',
    en: 'The source gives no number here; its nutrients were joined by their line.',
  },
  'barcode-shared': {
    ko: '다른 식품과 바코드가 같습니다. 어느 쪽인지 확인해 주세요.',
    en: 'Another food has the same barcode. Find out which of them has it.',
  },
} as const satisfies Record<string, LocalizedText>;

export type QualityFlagName = keyof typeof qualityFlagNames;

/** All flags, in the order of the table. */
export const qualityFlagSlugs = Object.keys(qualityFlagNames).filter(isQualityFlag);

function isQualityFlag(name: string): name is QualityFlagName {
  return Object.hasOwn(qualityFlagNames, name);
}

export interface QualityFlag {
  readonly flag: QualityFlagName;
  /** The nutrients whose values count as missing. */
  readonly nutrients: readonly NutrientName[];
  /** What contradicts what; only with the flag `contradiction`. */
  readonly contradictions?: readonly Contradiction[] | undefined;
}

/** The fields of a food from which its flags are computed. */
export interface FlaggedFigures {
  readonly nutrients: NutrientValues;
  readonly nutrientQualifiers?: NutrientQualifiers;
  readonly basis?: FoodBasis;
  readonly name?: string | null | undefined;
  readonly nameEn?: string | null | undefined;
}

/**
 * Computes the flags that follow from the figures alone. The import adds flags about their origin (unreadable cells,
 * servings without a size).
 *
 * Composition tables round each figure on its own, so differences from rounding raise no flag. Where a value is only an
 * upper bound ("Tr", "< x"), a contradiction must hold for every value below it.
 */
export function qualityFlags(food: FlaggedFigures): QualityFlag[] {
  const flags: QualityFlag[] = [];
  const implausible = nutrientNames.filter((name) => isImplausible(name, food));
  if (implausible.length > 0) flags.push({ flag: 'implausible-value', nutrients: implausible });

  const [least, covered] = leastWeight(food);
  if (least > 100 * densityOf(food) + 2) flags.push({ flag: 'sum-over-100', nutrients: covered });

  for (const { flag, part, whole, slack } of partRules) {
    const wholeValue = food.nutrients[whole];
    if (wholeValue === null) continue;
    if (lowerBoundOf(part, food) > wholeValue * 1.05 + slack) flags.push({ flag, nutrients: [part, whole] });
  }
  for (const { flag, parts, whole } of sumRules) {
    const wholeValue = food.nutrients[whole];
    // One part alone has a flag of its own.
    if (
      wholeValue === null ||
      parts.some((part) => flags.some(({ nutrients: names }) => names.includes(part)))
    )
      continue;
    const sum = parts.reduce((total, part) => total + lowerBoundOf(part, food), 0);
    if (sum > wholeValue * 1.1 + 1) flags.push({ flag, nutrients: [...parts, whole] });
  }
  const equal = equalFigures(food);
  if (equal.length > 0) flags.push({ flag: 'all-equal', nutrients: equal });
  if (isEnergyOff(food)) {
    flags.push({ flag: 'energy-mismatch', nutrients: ['energyKcal', 'carbohydrate', 'protein', 'fat'] });
  }
  return flags;
}

/** What the statements about a food show about their quality. */
export interface StatementDoubts {
  readonly contradictions: readonly Contradiction[];
  /** False for a label that was not read; true also without a label. */
  readonly isLabelRead: boolean;
}

/** Flags about the origin of figures. Only a new value of the nutrient removes them. */
export const originFlagNames = [
  'unreadable-value',
  'per-serving-without-size',
  'joined-by-line',
] as const satisfies QualityFlagName[];

/** The flags that {@link statementFlags} computes. */
export const statementFlagNames = ['contradiction', 'label-not-read'] as const satisfies QualityFlagName[];

/** The flags that depend on what a food is by its names and category (plausibility/plausibility.ts). */
export const plausibilityFlagNames = [
  'implausible-low',
  'all-zero',
  'implausible-serving',
] as const satisfies QualityFlagName[];

/** The flag of foods with one barcode. The database sets and removes it when either of them is written. */
export const sharedBarcodeFlag = 'barcode-shared' satisfies QualityFlagName;

/** Flags that do not follow from the figures alone. They are computed with each write, so no import compares them. */
export const derivedFlagNames: readonly QualityFlagName[] = [
  ...statementFlagNames,
  ...plausibilityFlagNames,
  sharedBarcodeFlag,
];

/** The flags of a food whose statements contradict each other, or whose label was not read: for the curators. */
export function statementFlags({ contradictions, isLabelRead }: StatementDoubts): QualityFlag[] {
  return [
    ...(contradictions.length === 0
      ? []
      : [{ flag: 'contradiction', nutrients: [], contradictions } as const]),
    ...(isLabelRead ? [] : [{ flag: 'label-not-read', nutrients: [] } as const]),
  ];
}

/** The nutrients that a flag covers: their values count as missing. */
export function flaggedNutrients(flags: readonly QualityFlag[]): Set<NutrientName> {
  return new Set(flags.flatMap((flag) => flag.nutrients));
}

const partRules = [
  { flag: 'sugars-over-carbohydrate', part: 'sugars', whole: 'carbohydrate', slack: 0.5 },
  { flag: 'starch-over-carbohydrate', part: 'starch', whole: 'carbohydrate', slack: 0.5 },
  { flag: 'saturated-over-fat', part: 'saturatedFat', whole: 'fat', slack: 0.2 },
  { flag: 'trans-over-fat', part: 'transFat', whole: 'fat', slack: 0.2 },
] as const satisfies readonly {
  flag: QualityFlagName;
  part: NutrientName;
  whole: NutrientName;
  slack: number;
}[];

/** Wholes with two parts that exclude each other; each part may be rounded on its own. */
const sumRules = [
  { flag: 'parts-over-carbohydrate', parts: ['sugars', 'starch'], whole: 'carbohydrate' },
  { flag: 'parts-over-fat', parts: ['saturatedFat', 'transFat'], whole: 'fat' },
] as const satisfies readonly {
  flag: QualityFlagName;
  parts: readonly NutrientName[];
  whole: NutrientName;
}[];

/**
 * The least that the macronutrients can weigh, and the figures that say so. A whole weighs at least as much as its parts,
 * so a missing whole hides nothing. Fibre is a part of the carbohydrate in some tables only.
 */
function leastWeight(food: FlaggedFigures): [number, NutrientName[]] {
  const covered: NutrientName[] = [];
  let sum = 0;
  const add = (names: readonly NutrientName[]): void => {
    covered.push(...names.filter((name) => lowerBoundOf(name, food) > 0));
    sum += names.reduce((total, name) => total + lowerBoundOf(name, food), 0);
  };
  const carbohydrateParts = ['sugars', 'starch'] as const;
  add(food.nutrients.carbohydrate === null ? [...carbohydrateParts, 'fibre'] : ['carbohydrate']);
  add(['protein']);
  add(food.nutrients.fat === null ? ['saturatedFat', 'transFat'] : ['fat']);
  add(['alcohol']);
  // One that cannot be puts no other figure in doubt.
  const heavy = minerals.filter((name) => lowerBoundOf(name, food) >= 1_000 && !isImplausible(name, food));
  covered.push(...heavy);
  sum += heavy.reduce((total, name) => total + lowerBoundOf(name, food) / 1_000, 0);
  return [sum, covered];
}

/** In milligrams. A gram and more of one counts: 60 g of sugar and 45 g of sodium are more than the food. */
const minerals = [
  'sodium',
  'potassium',
  'phosphorus',
  'calcium',
  'magnesium',
] as const satisfies NutrientName[];

/** Five figures or more in different units that are all the same were filled in by a machine or a tester. */
function equalFigures({ nutrients: values }: FlaggedFigures): NutrientName[] {
  const known = nutrientNames.filter((name) => values[name] !== null);
  const [first] = known;
  const value = first === undefined ? null : values[first];
  if (known.length < 5 || value === 0) return [];
  return known.every((name) => values[name] === value) ? known : [];
}

/** 100 ml of the densest drinkable syrup weigh about 145 g. */
function densityOf(food: FlaggedFigures): number {
  return food.basis === '100ml' ? 1.45 : 1;
}

function isImplausible(name: NutrientName, food: FlaggedFigures): boolean {
  const value = food.nutrients[name];
  return value !== null && value > nutrients[name].max * densityOf(food);
}

/** The lower bound of a value: 0 when it is unknown or only an upper bound. */
function lowerBoundOf(name: NutrientName, food: FlaggedFigures): number {
  return food.nutrientQualifiers?.[name] === undefined ? (food.nutrients[name] ?? 0) : 0;
}

/**
 * Whether the stated energy differs by more than a quarter and 20 kcal from the one computed with the Atwater factors
 * (Merrill and Watt, USDA Handbook 74: 4 kcal per gram of carbohydrate and protein, 9 of fat, 7 of alcohol). Known
 * fibre may count as nothing or as carbohydrate, since tables differ. When one of the three is missing, the others still
 * give the least energy. Names tell carbohydrate that gives less (polyols, mushrooms), and unknown alcohol.
 */
function isEnergyOff(food: FlaggedFigures): boolean {
  const { energyKcal, carbohydrate, protein, fat, fibre, alcohol } = food.nutrients;
  if (energyKcal === null) return false;
  const { leastOfOther, isAlcoholic } = energyByName([food.name, food.nameEn]);
  const isComplete =
    carbohydrate !== null && protein !== null && fat !== null && !(isAlcoholic && alcohol === null);
  const highestEnergy = isComplete
    ? 4 * (carbohydrate + protein) + 9 * fat + 7 * (alcohol ?? 0) + 2 * (fibre ?? 0)
    : Infinity;
  const digestible = Math.max(0, lowerBoundOf('carbohydrate', food) - (fibre ?? 0));
  const usual = Math.min(digestible, lowerBoundOf('sugars', food) + lowerBoundOf('starch', food));
  const lowestEnergy =
    4 * (usual + lowerBoundOf('protein', food)) +
    leastOfOther * (digestible - usual) +
    9 * lowerBoundOf('fat', food) +
    7 * lowerBoundOf('alcohol', food);
  const gap = Math.max(lowerBoundOf('energyKcal', food) - highestEnergy, lowestEnergy - energyKcal);
  return gap > 20 && gap > 0.25 * Math.max(energyKcal, isComplete ? highestEnergy : lowestEnergy);
}
