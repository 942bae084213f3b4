import { z } from 'zod';
import { optionalText, shapeOf } from './fieldKinds.ts';
import { foodFields } from './fields.ts';
import { eachNutrient, type NutrientName, type NutrientValues } from './nutrients.ts';
import { roundFigure } from './nutrientValue.ts';

/**
 * A food as an import gives it: every field of a food but its picture, its people and its allergens, which are read from
 * its texts. Texts come out cleaned (NFC, no invisible characters), barcodes normalised; what is not given is null.
 * Nutrients are per 100 g or 100 ml in the units of `nutrients.ts`, null when not known.
 */
export const foodSchema = z.object({
  ...shapeOf(foodFields),
  /** Slug of the category, for sources that use ours; it decides instead of the names. */
  categorySlug: optionalText(100),
});

/** A food ready to be written. */
export type Food = z.output<typeof foodSchema>;
/** A food as a preset maps it, before texts are cleaned and values are checked. */
export type FoodInput = z.input<typeof foodSchema>;

/**
 * Values per serving as values per 100 g or 100 ml. Without a serving size nothing can be converted: the values stay
 * as given, `converted` is false, and the food needs the flag `per-serving-without-size`.
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
