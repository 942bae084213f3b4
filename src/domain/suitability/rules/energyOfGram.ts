import type { NutrientName } from '../../foods/nutrients.ts';

/**
 * Kilocalories per gram: the factors of Regulation (EU) No 1169/2011, annex XIV. Korea and the US use the same ones.
 */
export const energyOfGram: Readonly<Partial<Record<NutrientName, number>>> = {
  carbohydrate: 4,
  sugars: 4,
  starch: 4,
  fibre: 2,
  protein: 4,
  fat: 9,
  saturatedFat: 9,
  transFat: 9,
  alcohol: 7,
};
