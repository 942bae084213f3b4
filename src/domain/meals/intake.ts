import { eachNutrient, nutrientNames, type NutrientName } from '../foods/nutrients.ts';
import type { EatenToday } from '../suitability/facts/facts.ts';
import { amountIn, type DiaryItem } from './items.ts';
import { knownShare } from './totals.ts';

/** The known intake of one nutrient from a number of items. */
export interface Intake {
  /**
   * The sum of the known amounts, with traces and "less than" as their upper bounds; null when no amount is known.
   */
  readonly total: number | null;
  /** The lower bound: traces and "less than" count as 0. */
  readonly least: number;
  /** The share of items with a known amount; 1 only when all are known. */
  readonly completeness: number;
}

/** What the items add up to, as the judge of another food on the same day needs it. */
export function eatenTodayOf(items: readonly DiaryItem[]): EatenToday {
  const intakes = eachNutrient((name) => intakeOf(items, name));
  return {
    totals: eachNutrient((name) => intakes[name].total),
    least: eachNutrient((name) => intakes[name].least),
    complete: nutrientNames.filter((name) => intakes[name].completeness === 1),
  };
}

export function intakeOf(items: readonly DiaryItem[], nutrient: NutrientName): Intake {
  let knownCount = 0;
  let total = 0;
  let least = 0;
  for (const item of items) {
    const amount = amountIn(item, nutrient);
    if (amount === null) continue;
    knownCount += 1;
    total += amount;
    if (item.snapshot.nutrientQualifiers[nutrient] === undefined) least += amount;
  }
  return {
    total: knownCount === 0 && items.length > 0 ? null : total,
    least,
    completeness: knownShare({ knownCount, count: items.length }),
  };
}
