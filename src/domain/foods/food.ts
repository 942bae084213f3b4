import { z } from 'zod';
import { parseBarcode } from './barcode.ts';
import { allergenSchemes, foodBases, foodKinds, preparedStates, servingUnits } from './kinds.ts';
import { qualityFlagNames, type QualityFlagName } from './quality.ts';
import { cleanText, isStorableText } from './text.ts';
import {
  eachNutrient,
  nutrientNames,
  nutrientQualifierKinds,
  type NutrientName,
  type NutrientValues,
} from './nutrients.ts';
import { roundFigure } from './nutrientValue.ts';

/** Text that can be kept, cleaned; `maximum` characters after cleaning. */
const text = (maximum: number) =>
  z
    .string()
    .refine(isStorableText, 'invalid_character')
    .transform(cleanText)
    .pipe(z.string().min(1, 'required').max(maximum, 'too_long'));
const optionalText = (maximum: number) =>
  z
    .string()
    .refine(isStorableText, 'invalid_character')
    .transform(cleanText)
    .pipe(z.string().max(maximum, 'too_long'))
    .transform((value) => (value === '' ? null : value))
    .nullable()
    .default(null);
const amount = z.number().positive('not_positive').max(1e7, 'too_large').nullable().default(null);
const nutrientName = z.enum(nutrientNames);
const nutrientValue = z.number().nonnegative('negative').max(1e12, 'too_large').nullable().default(null);

const barcode = z
  .string()
  .transform((value, context) => {
    const reading = parseBarcode(value);
    if (reading.ok) return reading.barcode;
    context.addIssue({ code: 'custom', message: `barcode_${reading.reason}` });
    return z.NEVER;
  })
  .nullable()
  .default(null);

/** What a food's field `allergens` may hold. */
export const allergensSchema = z
  .object({
    scheme: z.enum(allergenSchemes).nullable(),
    contains: z.array(text(50)).max(50, 'too_many'),
    mayContain: z.array(text(50)).max(50, 'too_many'),
  })
  .nullable();

/**
 * A food as an import gives it: every field of a food but its picture, its people and its allergens, which are read from
 * its texts. Texts come out cleaned (NFC,
 * no invisible characters), barcodes normalised; what is not given is null. Nutrients are per 100 g or 100 ml in the
 * units of `nutrients.ts`, null when not known.
 */
export const foodSchema = z.object({
  kind: z.enum(foodKinds),
  name: text(300),
  source: z.object({
    name: text(200),
    licence: optionalText(200),
    url: optionalText(500),
    /** The day the data was fetched, YYYY-MM-DD. */
    retrievedAt: z.iso.date('not_a_date').nullable().default(null),
  }),
  /** The food's key within its source. */
  code: text(100),
  barcode,
  nameEn: optionalText(300),
  aliases: z.array(text(300)).max(50, 'too_many').default([]),
  brand: optionalText(200),
  countryOfOrigin: optionalText(100),
  /** Names of the categories from the root down. */
  category: z.array(text(100)).max(8, 'too_many').default([]),
  /** Slug of the category, for sources that use ours; it decides instead of the names. */
  categorySlug: optionalText(100),
  /** As printed on the pack. */
  ingredientsText: optionalText(20_000),
  allergenText: optionalText(5_000),
  labels: z.array(text(100)).max(50, 'too_many').default([]),
  storage: optionalText(300),
  servingSize: amount,
  servingUnit: z.enum(servingUnits).nullable().default(null),
  servingsPerPackage: amount,
  /** IDDSI level, 0 (thin) to 7 (regular). */
  texture: z.number().int().min(0).max(7).nullable().default(null),
  prepared: z.enum(preparedStates).nullable().default(null),
  nutrients: z.object(eachNutrient(() => nutrientValue)),
  nutrientQualifiers: z.partialRecord(nutrientName, z.enum(nutrientQualifierKinds)).default({}),
  basis: z.enum(foodBases).default('100g'),
  quality: z
    .array(z.object({ flag: z.enum(flagNames()), nutrients: z.array(nutrientName).readonly() }))
    .readonly()
    .default([]),
});

/** A food ready to be written. */
export type Food = z.output<typeof foodSchema>;
/** A food as a preset maps it, before texts are cleaned and values are checked. */
export type FoodInput = z.input<typeof foodSchema>;

/**
 * Values per serving as values per 100 g or 100 ml. Without a serving size nothing can be converted: the values stay
 * as given, `converted` is false, and the food needs the flag `per-serving-without-size`.
 *
 * @param of.servingSize grams or millilitres of one serving.
 */
export function perHundred(of: { values: NutrientValues; servingSize: number | null }): {
  readonly values: Record<NutrientName, number | null>;
  readonly converted: boolean;
} {
  const { values, servingSize } = of;
  if (servingSize === null || !Number.isFinite(servingSize) || servingSize <= 0) {
    return { values: { ...values }, converted: false };
  }
  const convert = (value: number | null): number | null =>
    value === null ? null : roundFigure((value * 100) / servingSize);
  return { values: eachNutrient((name) => convert(values[name])), converted: true };
}

function flagNames(): QualityFlagName[] {
  const isFlag = (name: string): name is QualityFlagName => Object.hasOwn(qualityFlagNames, name);
  return Object.keys(qualityFlagNames).filter(isFlag);
}
