import type { NutrientName } from '../foods/nutrients.ts';

/** Where the daily values come from, shown with every share that is computed from them. */
export const dailyReferenceSource = {
  title:
    '식품등의 표시기준 별표 5: 1일 영양성분 기준치 (Daily values of the Korean food labelling standard, annex 5)',
  publisher: '식품의약품안전처 (Ministry of Food and Drug Safety, Korea)',
} as const;

/**
 * Daily values of the Korean labelling standard for a general population, in each nutrient's own unit; energy is the
 * 2,000 kcal that the standard's percentages assume. A nutrient that is not listed has no share.
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
