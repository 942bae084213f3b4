import type { NutrientName } from '../foods/nutrients.ts';
import { amountIn, type DiaryItem } from './items.ts';
import { shareKnown } from './totals.ts';

/** What is known of one nutrient in any number of items. */
export interface Intake {
  /** The sum of what is known, traces and "less than" as the most they can be; null when no item says anything. */
  readonly total: number | null;
  /** What was eaten at the very least: such bounds as 0. */
  readonly least: number;
  /** The share of items whose amount is known; 1 only when that is all of them. */
  readonly completeness: number;
}

export function intakeOf(items: readonly DiaryItem[], nutrient: NutrientName): Intake {
  let known = 0;
  let total = 0;
  let least = 0;
  for (const item of items) {
    const amount = amountIn(item, nutrient);
    if (amount === null) continue;
    known += 1;
    total += amount;
    if (item.snapshot.nutrientQualifiers[nutrient] === undefined) least += amount;
  }
  return {
    total: known === 0 && items.length > 0 ? null : total,
    least,
    completeness: shareKnown({ known, all: items.length }),
  };
}
