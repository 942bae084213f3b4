import type { LabelledFood } from '../../domain/suitability/facts/factsOfFood.ts';
import { nutrientNames } from '../../domain/foods/nutrients.ts';

/**
 * The columns that Payload makes of a food, and what an import fills them with: groups become prefixes, camel case
 * becomes snake case. What people add (popularity, picture, owner, verification) is not among them.
 */
const columns: Readonly<Record<string, (food: LabelledFood) => unknown>> = {
  kind: (food) => food.kind,
  name: (food) => food.name,
  name_en: (food) => food.nameEn,
  brand: (food) => food.brand,
  source_name: (food) => food.source.name,
  source_licence: (food) => food.source.licence,
  source_url: (food) => food.source.url,
  source_retrieved_at: ({ source }) => (source.retrievedAt === null ? null : noonOf(source.retrievedAt)),
  code: (food) => food.code,
  barcode: (food) => food.barcode,
  aliases: (food) => food.aliases,
  country_of_origin: (food) => food.countryOfOrigin,
  ingredients_text: (food) => food.ingredientsText,
  allergen_text: (food) => food.allergenText,
  allergens: (food) => food.allergens,
  allergens_from: (food) => food.allergensFrom,
  labels: (food) => food.labels,
  storage: (food) => food.storage,
  serving_size: (food) => food.servingSize,
  serving_unit: (food) => food.servingUnit,
  servings_per_package: (food) => food.servingsPerPackage,
  texture: (food) => food.texture,
  prepared: (food) => food.prepared,
  basis: (food) => food.basis,
  nutrient_qualifiers: (food) => food.nutrientQualifiers,
  quality: (food) => food.quality,
  ...Object.fromEntries(
    nutrientNames.map((name) => [
      `nutrients_${snakeCase(name)}`,
      (food: LabelledFood) => food.nutrients[name],
    ]),
  ),
};

/** The columns that {@link foodRecord} fills. */
export const foodColumns: readonly string[] = [...Object.keys(columns), 'category_id'];

/** A food as the row that an import writes. */
export function foodRecord(food: LabelledFood, categoryId: number | null): Record<string, unknown> {
  const record: Record<string, unknown> = { category_id: categoryId };
  for (const [column, valueOf] of Object.entries(columns)) record[column] = valueOf(food);
  return record;
}

/** A day as an instant at which most of the world has this date. */
function noonOf(day: string): string {
  return `${day}T12:00:00Z`;
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
