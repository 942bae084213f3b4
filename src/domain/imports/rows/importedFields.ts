import { foodFieldList, type FoodFieldName } from '../../foods/fields.ts';
import { isImportedField, type ImportedField } from './preset.ts';

/** These follow the figures that they belong to. */
const followers: readonly string[] = ['nutrientQualifiers', 'quality'] satisfies FoodFieldName[];

export function isFollower(field: string): boolean {
  return followers.includes(field);
}

/** All fields that a file can give, in the order of the table of food fields. */
export const importedFields: readonly ImportedField[] = foodFieldList.flatMap(({ name, field }) => {
  if (field.schema === undefined || isFollower(name)) return [];
  const places =
    field.type === 'group' ? Object.keys(field.fields).map((member) => `${name}.${member}`) : [name];
  return places.filter(isImportedField);
});

export type FoodValues = Readonly<Record<string, unknown>>;

/** The value of a field in a food; null when it is empty, in whatever way. */
export function valueAt(food: FoodValues, field: string): unknown {
  const [name = '', member] = field.split('.');
  const value = member === undefined ? food[name] : asGroup(food[name])[member];
  return isEmpty(value) ? null : value;
}

/** A figure with its qualifier, when it has one: "less than 5" is not 5. */
export function figureAt(food: FoodValues, field: string): unknown {
  if (!field.startsWith('nutrients.')) return undefined;
  const qualifier = asGroup(food['nutrientQualifiers'])[field.slice('nutrients.'.length)];
  return qualifier === undefined ? undefined : { value: valueAt(food, field), qualifier };
}

function asGroup(value: unknown): FoodValues {
  return typeof value === 'object' && value !== null ? (value as FoodValues) : {};
}

/** A list without entries says as little as no list. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
