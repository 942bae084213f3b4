import type { FoodFieldName } from '../foods/fields.ts';
import { foodFieldList } from '../foods/fields.ts';
import type { NutrientName } from '../foods/nutrients.ts';

/** A field that a file can give: the name of a field of a food, or of a member of a group (`nutrients.sodium`). */
export type ImportedField = FoodFieldName | `nutrients.${NutrientName}` | `source.${string}`;

/** These follow the figures that they belong to. */
const followers: readonly FoodFieldName[] = ['nutrientQualifiers', 'quality'];

/** All fields that a file can give, in the order of the table of food fields. */
export const importedFields: readonly ImportedField[] = foodFieldList.flatMap(({ name, field }) => {
  if (field.schema === undefined || followers.includes(name)) return [];
  if (field.type !== 'group') return [name];
  // The groups of the table are `source` and `nutrients`.
  return Object.keys(field.fields).map((member) => `${name}.${member}` as ImportedField);
});

export type FoodValues = Readonly<Record<string, unknown>>;

/** The value of a field in a food; null when it is empty, in whatever way. */
export function valueAt(food: FoodValues, field: string): unknown {
  const [name = '', member] = field.split('.');
  const value = member === undefined ? food[name] : asGroup(food[name])[member];
  return isEmpty(value) ? null : value;
}

/** The food with another value of a field. */
export function withValueAt(food: FoodValues, field: string, value: unknown): FoodValues {
  const [name = '', member] = field.split('.');
  return { ...food, [name]: member === undefined ? value : { ...asGroup(food[name]), [member]: value } };
}

function asGroup(value: unknown): FoodValues {
  return typeof value === 'object' && value !== null ? (value as FoodValues) : {};
}

/** A list without entries says as little as no list. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
