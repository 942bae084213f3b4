import { eachNutrient, type NutrientName } from '../foods/nutrients.ts';
import type { Day } from '../calendar.ts';
import type { EatenMeal } from './evaluation.ts';
import type { DiaryItem, FoodSnapshot } from './items.ts';

/** Made-up meals for specs. */
export function sampleItem(
  known: Partial<Record<NutrientName, number>>,
  told: Partial<Omit<DiaryItem, 'snapshot'>> & { snapshot?: Partial<FoodSnapshot> } = {},
): DiaryItem {
  const { snapshot, ...item } = told;
  return {
    food: 1,
    amount: 100,
    unit: 'g',
    ...item,
    snapshot: {
      name: '밥',
      brand: null,
      basis: '100g',
      servingSize: null,
      servingUnit: null,
      nutrients: eachNutrient((name) => known[name] ?? null),
      nutrientQualifiers: {},
      ...snapshot,
    },
  };
}

export function sampleMeal(date: string, ...items: readonly DiaryItem[]): EatenMeal {
  return { date: date as Day, items };
}
