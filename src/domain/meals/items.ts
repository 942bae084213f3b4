import { z } from 'zod';
import type { NutrientName, NutrientQualifiers, NutrientValues } from '../foods/nutrients.ts';
import type { FoodBasis, ServingUnit } from '../foods/kinds.ts';

export const itemLimits = { items: 10, photos: 5, grams: 10_000, servings: 100 } as const;

export const amountUnits = ['g', 'ml', 'serving'] as const;
export type AmountUnit = (typeof amountUnits)[number];

/** An eaten food as the member enters it. Other members of the request body (such as an old snapshot) are ignored. */
export interface EatenItem {
  readonly food: number;
  readonly amount: number;
  readonly unit: AmountUnit;
}

/** The food when the meal was recorded. The diary stays complete when the food changes or is deleted. */
export interface FoodSnapshot {
  readonly name: string;
  readonly brand: string | null;
  readonly basis: FoodBasis;
  readonly servingSize: number | null;
  readonly servingUnit: ServingUnit | null;
  /** Per 100 g or 100 ml, by the basis. Null is unknown; a value with a quality flag is stored as null too. */
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

/** Parses the items of a meal: 1 to 10, each with a food's id, an amount above 0 and a unit. */
export function parseItems(
  value: unknown,
): { ok: true; items: EatenItem[] } | { ok: false; fault: ItemFault } {
  const parsed = list.safeParse(value);
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
 * The amount of an item in units of 100 g (or 100 ml) of its food; null when it cannot be known: a serving of unknown
 * size, or millilitres of a food per 100 g (the density is not guessed).
 */
export function portionsOf({ amount, unit, snapshot }: DiaryItem): number | null {
  const basisUnit = snapshot.basis === '100g' ? 'g' : 'ml';
  if (unit === basisUnit) return amount / 100;
  if (unit !== 'serving') return null;
  const { servingSize, servingUnit } = snapshot;
  return servingSize === null || servingUnit !== basisUnit ? null : (amount * servingSize) / 100;
}

/**
 * The amount of a nutrient in an item, in the nutrient's own unit. It is an upper bound for traces and "less than",
 * and null if unknown.
 */
export function amountIn(item: DiaryItem, nutrient: NutrientName): number | null {
  const portions = portionsOf(item);
  const value = item.snapshot.nutrients[nutrient];
  return portions === null || value === null ? null : value * portions;
}

function mostOf(unit: AmountUnit): number {
  return unit === 'serving' ? itemLimits.servings : itemLimits.grams;
}
