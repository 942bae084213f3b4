import type { NutrientName } from '../foods/nutrients.ts';

/** The source of the daily values. Answers show it with every share that is computed from them. */
export const dailyReferenceSource = {
  title:
    '식품등의 표시기준 별표 5: 1일 영양성분 기준치 (Daily values of the Korean food labelling standard, annex 5)',
  publisher: '식품의약품안전처 (Ministry of Food and Drug Safety, Korea)',
} as const;

/**
 * Daily values of the Korean labelling standard for the general population, in the unit of each nutrient. Energy is
 * the 2,000 kcal that the percentages of the standard assume. A nutrient without an entry has no share.
 */
export const dailyReference: Readonly<Partial<Record<NutrientName, number>>> = {
  energyKcal: 2_000,
  carbohydrate: 324,
  sugars: 100,
  fibre: 25,
  protein: 55,
  fat: 54,
  saturatedFat: 15,
  cholesterol: 300,
  sodium: 2_000,
  potassium: 3_500,
  calcium: 700,
  iron: 12,
};
