import { z } from 'zod';
import type { NutrientName, NutrientQualifiers, NutrientValues } from '../foods/nutrients.ts';
import type { FoodBasis, ServingUnit } from '../foods/kinds.ts';

export const itemLimits = { items: 10, photos: 5, grams: 10_000, servings: 100 } as const;

export const amountUnits = ['g', 'ml', 'serving'] as const;
export type AmountUnit = (typeof amountUnits)[number];

/** What a member says they ate. Whatever else a client sends along (an old snapshot) is not read. */
export interface EatenItem {
  readonly food: number;
  readonly amount: number;
  readonly unit: AmountUnit;
}

/** The food as it was when the meal was written: the diary stays whole when the food changes or goes. */
export interface FoodSnapshot {
  readonly name: string;
  readonly brand: string | null;
  readonly basis: FoodBasis;
  readonly servingSize: number | null;
  readonly servingUnit: ServingUnit | null;
  /** Per 100 g or 100 ml, as the basis says; null is unknown, and so is what a quality flag covers. */
  readonly nutrients: NutrientValues;
  readonly nutrientQualifiers: NutrientQualifiers;
}

export interface DiaryItem extends EatenItem {
  readonly snapshot: FoodSnapshot;
}

export type ItemFault =
  | { readonly code: 'items_required'; readonly field: 'items' }
  | { readonly code: 'too_many_items'; readonly field: 'items' }
  | { readonly code: 'invalid_amount' | 'invalid_unit' | 'unknown_food'; readonly field: string };

const list = z.array(z.record(z.string(), z.unknown()));
const foodId = z.union([
  z.int().positive(),
  z
    .string()
    .regex(/^[1-9]\d{0,9}$/)
    .transform(Number),
]);

/** Reads the items of a meal: 1 to 10, each with a food's id, an amount above 0 and a unit. */
export function parseItems(
  input: unknown,
): { ok: true; items: EatenItem[] } | { ok: false; fault: ItemFault } {
  const parsed = list.safeParse(input);
  if (!parsed.success || parsed.data.length === 0)
    return { ok: false, fault: { code: 'items_required', field: 'items' } };
  if (parsed.data.length > itemLimits.items)
    return { ok: false, fault: { code: 'too_many_items', field: 'items' } };
  const items: EatenItem[] = [];
  for (const [index, raw] of parsed.data.entries()) {
    const food = foodId.safeParse(raw['food']);
    const unit = z.enum(amountUnits).safeParse(raw['unit']);
    const amount = z.number().positive().safeParse(raw['amount']);
    const at = (field: string) => `items.${index}.${field}`;
    if (!food.success) return { ok: false, fault: { code: 'unknown_food', field: at('food') } };
    if (!unit.success) return { ok: false, fault: { code: 'invalid_unit', field: at('unit') } };
    if (!amount.success || amount.data > mostOf(unit.data)) {
      return { ok: false, fault: { code: 'invalid_amount', field: at('amount') } };
    }
    items.push({ food: food.data, amount: amount.data, unit: unit.data });
  }
  return { ok: true, items };
}

/**
 * How many times 100 g (or 100 ml) of its food an item is; null when that cannot be known: a serving of unknown size, or
 * millilitres of a food that is stated per 100 g (a density is not guessed).
 */
export function portionsOf({ amount, unit, snapshot }: DiaryItem): number | null {
  const basisUnit = snapshot.basis === '100g' ? 'g' : 'ml';
  if (unit === basisUnit) return amount / 100;
  if (unit !== 'serving') return null;
  const { servingSize, servingUnit } = snapshot;
  return servingSize === null || servingUnit !== basisUnit ? null : (amount * servingSize) / 100;
}

/** A nutrient's amount in an item, in the nutrient's own unit; an upper bound for traces and "less than"; null if unknown. */
export function amountIn(item: DiaryItem, nutrient: NutrientName): number | null {
  const portions = portionsOf(item);
  const value = item.snapshot.nutrients[nutrient];
  return portions === null || value === null ? null : value * portions;
}

function mostOf(unit: AmountUnit): number {
  return unit === 'serving' ? itemLimits.servings : itemLimits.grams;
}
