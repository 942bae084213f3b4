import { z } from 'zod';
import { optionalText, shapeOf } from './fieldKinds.ts';
import { foodFields } from './fields.ts';
import { eachNutrient, type NutrientName, type NutrientValues } from './nutrients.ts';
import { roundFigure } from './nutrientValue.ts';

/**
 * A food from an import: all fields except its picture, its owner and verifier. Texts are cleaned (NFC, no invisible characters) and barcodes normalised. A missing value is null.
 * Nutrients are per 100 g or 100 ml in the units of `nutrients.ts`, null when unknown.
 */
export const foodSchema = z.object({
  ...shapeOf(foodFields),
  /** Set by a person, in a file of our format. Null: they are read from the texts. */
  allergens: foodFields.allergens.stored.default(null),
  /** Slug of the category, for sources that use our categories. It takes precedence over the names. */
  categorySlug: optionalText(100),
});

/** A food that is ready to be written. */
export type Food = z.output<typeof foodSchema>;
/** A food from a preset, before texts are cleaned and values are checked. */
export type FoodInput = z.input<typeof foodSchema>;

/**
 * Converts values per serving into values per 100 g or 100 ml. Without a serving size the values stay as they are,
 * `converted` is false, and the food needs the flag `per-serving-without-size`.
 *
 * @param servingSize grams or millilitres of one serving.
 */
export function perHundred({ values, servingSize }: { values: NutrientValues; servingSize: number | null }): {
  readonly values: Record<NutrientName, number | null>;
  readonly converted: boolean;
} {
  if (servingSize === null || !Number.isFinite(servingSize) || servingSize <= 0) {
    return { values: { ...values }, converted: false };
  }
  const convert = (value: number | null): number | null =>
    value === null ? null : roundFigure((value * 100) / servingSize);
  return { values: eachNutrient((name) => convert(values[name])), converted: true };
}
