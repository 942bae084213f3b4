import { eachNutrient, type NutrientName } from '../foods/nutrients.ts';
import { roundFigure } from '../foods/nutrientValue.ts';
import { amountIn, type DiaryItem } from './items.ts';

export interface Totals {
  /** What is known to have been eaten, in each nutrient's unit; null when no item says anything of it. */
  readonly totals: Record<NutrientName, number | null>;
  /**
   * The share of items whose amount of the nutrient is known, 0 to 1. Below 1 a total is a lower bound of what was
   * eaten, and no limit may be called kept because of it.
   */
  readonly completeness: Record<NutrientName, number>;
}

/** Adds up the nutrition of any number of items. Nothing eaten is completely known: 0 of everything. */
export function totalsOf(items: readonly DiaryItem[]): Totals {
  const known = eachNutrient((name) =>
    items.map((item) => amountIn(item, name)).filter((amount): amount is number => amount !== null),
  );
  return {
    totals: eachNutrient((name) =>
      known[name].length === 0 && items.length > 0
        ? null
        : roundFigure(known[name].reduce((sum, amount) => sum + amount, 0)),
    ),
    completeness: eachNutrient((name) => shareKnown({ known: known[name].length, all: items.length })),
  };
}

/** The share of items that are known, in thousandths. Never 1 while one is missing, in a year of meals neither. */
export function shareKnown({ known, all }: { known: number; all: number }): number {
  if (known === all) return 1;
  return Math.min(Math.round((known / all) * 1000) / 1000, 0.999);
}
