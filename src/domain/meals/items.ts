import { z } from 'zod';
import type { NutrientName, NutrientQualifiers, NutrientValues } from '../foods/nutrients.ts';
import type { FoodBasis, ServingUnit } from '../foods/kinds.ts';
import { findInputFault, type InputFault, type InputField } from '../operations/strictInput.ts';

export const itemLimits = { items: 10, photos: 5, grams: 10_000, servings: 100 } as const;

export const amountUnits = ['g', 'ml', 'serving'] as const;
export type AmountUnit = (typeof amountUnits)[number];

/** An eaten food as the member enters it. */
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

/** An item of a request: what the member enters, and perhaps the snapshot that an app got before and sends back. */
export interface SentItem extends EatenItem {
  readonly snapshot?: unknown;
}

/** Why the items of a request are refused. Paths are dotted: `items.3.amount`. */
export type ItemFault =
  | InputFault
  | { readonly code: 'items_required'; readonly field: string }
  | { readonly code: 'too_many_items' | 'invalid_amount'; readonly field: string; readonly limit: number }
  | { readonly code: 'invalid_unit' | 'unknown_food'; readonly field: string };

const accepted = (name: string, accepts: InputField['accepts']): InputField => ({ name, accepts });
// The range is checked below, because its limit depends on the unit.
const number = { kind: 'value', form: 'a-number', minimum: -Infinity, maximum: Infinity } as const;
/** A food is named by its id, which is a number. */
const input = [
  accepted('items', {
    kind: 'rows',
    fields: [
      accepted('food', { ...number, isWhole: true }),
      accepted('amount', number),
      accepted('unit', { kind: 'value', form: 'a-text', lines: 'any' }),
      accepted('snapshot', { kind: 'anything' }),
    ],
  }),
];

const rows = z.array(z.record(z.string(), z.unknown()));
/** Ids of rows are integers of four bytes. */
const foodId = z.int().positive().max(2_147_483_647);

/** Parses the items of a meal: 1 to 10, each with a food's id, an amount above 0, a unit, and nothing else. */
export function parseItems(
  value: unknown,
): { ok: true; items: SentItem[] } | { ok: false; fault: ItemFault } {
  const fault = findInputFault({ items: value ?? [] }, input);
  if (fault !== undefined) return { ok: false, fault };
  const sent = rows.parse(value ?? []);
  if (sent.length === 0) return { ok: false, fault: { code: 'items_required', field: 'items' } };
  if (sent.length > itemLimits.items)
    return { ok: false, fault: { code: 'too_many_items', field: 'items', limit: itemLimits.items } };
  const items: SentItem[] = [];
  for (const [index, row] of sent.entries()) {
    const food = foodId.safeParse(row['food']);
    const unit = z.enum(amountUnits).safeParse(row['unit']);
    const amount = z.number().positive().safeParse(row['amount']);
    const at = (field: string) => `items.${String(index)}.${field}`;
    if (!food.success) return { ok: false, fault: { code: 'unknown_food', field: at('food') } };
    if (!unit.success) return { ok: false, fault: { code: 'invalid_unit', field: at('unit') } };
    const limit = mostOf(unit.data);
    if (!amount.success || amount.data > limit) {
      return { ok: false, fault: { code: 'invalid_amount', field: at('amount'), limit } };
    }
    items.push({
      food: food.data,
      amount: amount.data,
      unit: unit.data,
      ...('snapshot' in row ? { snapshot: row['snapshot'] } : {}),
    });
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
