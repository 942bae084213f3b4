import { nutrientNames } from '../domain/nutrients.ts';

/** Fields of a food that its page shows, in the order of the collection, and the columns Payload keeps them in. */
const plain = {
  kind: 'kind',
  name: 'name',
  nameEn: 'name_en',
  brand: 'brand',
  category: 'category_id',
  code: 'code',
  barcode: 'barcode',
  aliases: 'aliases',
  image: 'image_id',
  countryOfOrigin: 'country_of_origin',
  ingredientsText: 'ingredients_text',
  allergenText: 'allergen_text',
  allergens: 'allergens',
  allergensFrom: 'allergens_from',
  labels: 'labels',
  storage: 'storage',
  servingSize: 'serving_size',
  servingUnit: 'serving_unit',
  servingsPerPackage: 'servings_per_package',
  texture: 'texture',
  prepared: 'prepared',
  basis: 'basis',
  nutrientQualifiers: 'nutrient_qualifiers',
  quality: 'quality',
  popularity: 'popularity',
  verifiedBy: 'verified_by_id',
  owner: 'owner_id',
} as const;

/**
 * The SQL expression that builds a food as the generated API answers it at depth 0, in one go and in the same statement.
 * As `json`, whose text is put together as it is read: `jsonb` would be sorted and then written out again.
 *
 * @param row the alias of `foods` in the statement.
 */
export function foodDocumentSql(row: string): string {
  const nutrients = object(nutrientNames.map((name) => [name, `${row}.nutrients_${columnOf(name)}`]));
  const source = object([
    ['name', `${row}.source_name`],
    ['licence', `${row}.source_licence`],
    ['url', `${row}.source_url`],
    ['retrievedAt', instant(`${row}.source_retrieved_at`)],
  ]);
  // PostgreSQL takes 100 arguments at the most: that are fifty fields.
  return object([
    ['id', `${row}.id`],
    ...Object.entries(plain).map(([field, column]) => [field, `${row}.${column}`] as const),
    ['source', source],
    ['nutrients', nutrients],
    ['createdAt', instant(`${row}.created_at`)],
    ['updatedAt', instant(`${row}.updated_at`)],
  ]);
}

function object(members: readonly (readonly [key: string, value: string])[]): string {
  return `json_build_object(${members.map(([key, value]) => `'${key}', ${value}`).join(', ')})`;
}

/** An instant as JavaScript writes it. */
function instant(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** Payload's name for the column of a field: `saturatedFat` → `saturated_fat`. */
function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
