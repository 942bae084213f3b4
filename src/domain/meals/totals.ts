import { eachNutrient, type NutrientName } from '../foods/nutrients.ts';
import { roundFigure } from '../foods/nutrientValue.ts';
import { amountIn, type DiaryItem } from './items.ts';

export interface Totals {
  /** The known intake of each nutrient in its unit; null when no item has a known amount. */
  readonly totals: Record<NutrientName, number | null>;
  /**
   * The share of items with a known amount of the nutrient, 0 to 1. Below 1 a total is a lower bound, so it cannot
   * prove that a limit is kept.
   */
  readonly completeness: Record<NutrientName, number>;
}

/** Computes the totals of any number of items. Without items all totals are 0 and complete. */
export function totalsOf(items: readonly DiaryItem[]): Totals {
  const amounts = eachNutrient((name) =>
    items.map((item) => amountIn(item, name)).filter((amount): amount is number => amount !== null),
  );
  return {
    totals: eachNutrient((name) =>
      amounts[name].length === 0 && items.length > 0
        ? null
        : roundFigure(amounts[name].reduce((sum, amount) => sum + amount, 0)),
    ),
    completeness: eachNutrient((name) =>
      knownShare({ knownCount: amounts[name].length, count: items.length }),
    ),
  };
}

/**
 * The share of known items, rounded to thousandths. It is below 1 while one item is missing, however many items there
 * are.
 */
export function knownShare({ knownCount, count }: { knownCount: number; count: number }): number {
  if (knownCount === count) return 1;
  return Math.min(Math.round((knownCount / count) * 1000) / 1000, 0.999);
}
