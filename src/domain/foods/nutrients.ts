import type { LocalizedText } from '../language.ts';
import { recordOf } from '../record.ts';

/**
 * The nutrients of a food. Types, columns, forms, imports and rules derive from this table.
 *
 * - `unit`: the unit in which the value per 100 g or 100 ml is stored.
 * - `max`: the largest plausible amount in 100 g of anything that people eat. A larger value is a typing error or has
 *   the wrong unit, and counts as missing. `because` gives the source of the figure.
 * - `trace`: the upper bound for "Tr" in sources that define none. For nutrients that labels must show, it is the
 *   amount below which a label may print 0 (Korean labelling standard, annex on rounding; EU guidance on tolerances,
 *   December 2012). For the others, it is one unit of the last digit that composition tables print.
 */
export const nutrients = {
  energyKcal: {
    unit: 'kcal',
    ko: '열량',
    en: 'Energy',
    trace: 5,
    max: 930,
    because: 'pure oil, the densest food, is 884–921 kcal in published tables',
  },
  carbohydrate: {
    unit: 'g',
    ko: '탄수화물',
    en: 'Carbohydrate',
    trace: 0.5,
    max: 100,
    because: 'pure sugar',
  },
  sugars: { unit: 'g', ko: '당류', en: 'Sugars', trace: 0.5, max: 100, because: 'pure sugar' },
  starch: { unit: 'g', ko: '전분', en: 'Starch', trace: 0.5, max: 100, because: 'pure starch' },
  fibre: { unit: 'g', ko: '식이섬유', en: 'Dietary fibre', trace: 0.5, max: 100, because: 'pure fibre' },
  protein: { unit: 'g', ko: '단백질', en: 'Protein', trace: 0.5, max: 100, because: 'pure protein' },
  fat: { unit: 'g', ko: '지방', en: 'Fat', trace: 0.5, max: 100, because: 'pure oil' },
  saturatedFat: {
    unit: 'g',
    ko: '포화지방',
    en: 'Saturated fat',
    trace: 0.1,
    max: 100,
    because: 'fully hydrogenated fat',
  },
  transFat: { unit: 'g', ko: '트랜스지방', en: 'Trans fat', trace: 0.2, max: 100, because: 'pure fat' },
  cholesterol: {
    unit: 'mg',
    ko: '콜레스테롤',
    en: 'Cholesterol',
    trace: 2,
    max: 5_000,
    because: 'brain, the richest food, holds about 3,100 mg',
  },
  sodium: {
    unit: 'mg',
    ko: '나트륨',
    en: 'Sodium',
    trace: 5,
    max: 41_300,
    because: 'pure salt holds 39,340 mg; 5 % more for the analysis',
  },
  potassium: {
    unit: 'mg',
    ko: '칼륨',
    en: 'Potassium',
    trace: 1,
    max: 55_000,
    because: 'potassium chloride, a salt substitute, holds 52,450 mg; 5 % more for the analysis',
  },
  phosphorus: {
    unit: 'mg',
    ko: '인',
    en: 'Phosphorus',
    trace: 1,
    max: 32_000,
    because: 'phosphoric acid, the densest additive, holds 31,600 mg',
  },
  calcium: {
    unit: 'mg',
    ko: '칼슘',
    en: 'Calcium',
    trace: 1,
    max: 71_500,
    because: 'calcined shell (calcium oxide), an additive, holds 71,470 mg',
  },
  iron: {
    unit: 'mg',
    ko: '철',
    en: 'Iron',
    trace: 0.1,
    max: 33_000,
    because: 'ferrous fumarate, the densest common fortificant, holds 32,870 mg',
  },
  magnesium: {
    unit: 'mg',
    ko: '마그네슘',
    en: 'Magnesium',
    trace: 1,
    max: 60_400,
    because: 'magnesium oxide, an additive, holds 60,300 mg',
  },
  zinc: {
    unit: 'mg',
    ko: '아연',
    en: 'Zinc',
    trace: 0.1,
    max: 80_400,
    because: 'zinc oxide, a fortificant, holds 80,340 mg',
  },
  iodine: {
    unit: 'µg',
    ko: '요오드',
    en: 'Iodine',
    trace: 1,
    max: 1_000_000,
    because: 'kelp granules reach about 8 mg a gram (Teas and others, Thyroid 2004)',
  },
  purines: {
    unit: 'mg',
    ko: '퓨린',
    en: 'Purines',
    trace: 1,
    max: 25_000,
    because: 'nucleic acid supplements reach about 21,500 mg (Kaneko and others, 2014)',
  },
  caffeine: {
    unit: 'mg',
    ko: '카페인',
    en: 'Caffeine',
    trace: 1,
    max: 25_000,
    because: 'guarana extract, the strongest ingredient on sale, is about 22 % caffeine',
  },
  alcohol: { unit: 'g', ko: '알코올', en: 'Alcohol', trace: 0.5, max: 100, because: 'pure ethanol' },
  vitaminA: {
    unit: 'µg',
    ko: '비타민 A (RAE)',
    en: 'Vitamin A (RAE)',
    trace: 1,
    max: 600_000,
    because: 'polar bear liver, 18,000 IU a gram (Rodahl and Moore, 1943)',
  },
  vitaminC: {
    unit: 'mg',
    ko: '비타민 C',
    en: 'Vitamin C',
    trace: 1,
    max: 100_000,
    because: 'pure ascorbic acid powder',
  },
  vitaminD: {
    unit: 'µg',
    ko: '비타민 D',
    en: 'Vitamin D',
    trace: 0.1,
    max: 100_000,
    because: 'tuna liver oil, the richest source, is about 40,000 IU a gram',
  },
  vitaminK: {
    unit: 'µg',
    ko: '비타민 K',
    en: 'Vitamin K',
    trace: 1,
    max: 10_000,
    because: 'powdered leaves hold about 3,000 µg; supplements somewhat more',
  },
  folate: {
    unit: 'µg',
    ko: '엽산',
    en: 'Folate',
    trace: 1,
    max: 10_000,
    because: 'dried yeast holds about 4,000 µg; fortified yeast somewhat more',
  },
} as const satisfies Record<string, Nutrient>;

/** A unit in which a nutrient is stored. */
export type NutrientUnit = 'kcal' | 'g' | 'mg' | 'µg';

interface Nutrient extends LocalizedText {
  readonly unit: NutrientUnit;
  readonly max: number;
  readonly because: string;
  readonly trace: number;
}

export type NutrientName = keyof typeof nutrients;

/** All nutrient names, in the order of the table. */
export const nutrientNames = Object.keys(nutrients).filter(isNutrientName);

/** Amounts per 100 g or 100 ml, in the unit of each nutrient; null means "not known", never zero. */
export type NutrientValues = Readonly<Record<NutrientName, number | null>>;

/** The qualifier of a value that is not a plain figure. The value is then an upper bound. */
export const nutrientQualifierKinds = ['trace', 'below'] as const;
export type NutrientQualifier = (typeof nutrientQualifierKinds)[number];
export type NutrientQualifiers = Readonly<Partial<Record<NutrientName, NutrientQualifier>>>;

export function isNutrientName(name: string): name is NutrientName {
  return Object.hasOwn(nutrients, name);
}

/** Computes a value for each nutrient. */
export function eachNutrient<T>(valueOf: (name: NutrientName) => T): Record<NutrientName, T> {
  return recordOf(nutrientNames, valueOf);
}

/** Nutrients that are all unknown. */
export function unknownNutrients(): Record<NutrientName, number | null> {
  return { ...allUnknown };
}

const allUnknown = eachNutrient<number | null>(() => null);
