import type { SingleField } from '../../domain/foods/fieldKinds.ts';
import { foodFieldList } from '../../domain/foods/fields.ts';
import { columnName } from '../columnName.ts';

/** The column of a field of a food, and how PostgreSQL's client returns it: numbers of any size are text. */
export interface FoodColumn {
  readonly column: string;
  readonly holds: 'value' | 'number' | 'instant';
}

/** A field of a food: one column, or a group of columns by the names of its members. */
export type FoodColumns =
  | { readonly name: string; readonly column: FoodColumn; readonly isImported: boolean }
  | {
      readonly name: string;
      readonly group: Readonly<Record<string, FoodColumn>>;
      readonly isImported: boolean;
    };

/** The columns of the fields of a food, in the order of their table. */
export const foodTable: readonly FoodColumns[] = foodFieldList.map(({ name, field }) => {
  const { schema, isDerivedByImport = false } = field;
  const isImported = schema !== undefined || isDerivedByImport;
  if (field.type !== 'group') return { name, isImported, column: columnOf(field, name) };
  const members = Object.entries(field.fields).map(
    ([member, one]) => [member, columnOf(one, name, member)] as const,
  );
  return { name, isImported, group: Object.fromEntries(members) };
});

function columnOf({ type }: SingleField, ...path: readonly string[]): FoodColumn {
  const column = columnName(...path);
  switch (type) {
    case 'amount':
    case 'level':
      return { column, holds: 'number' };
    case 'day':
      return { column, holds: 'instant' };
    case 'relation':
      return { column: `${column}_id`, holds: 'value' };
    case 'line':
    case 'printed':
    case 'barcode':
    case 'words':
    case 'choice':
    case 'json':
    case 'derived':
      return { column, holds: 'value' };
  }
}

const importedFields = foodTable
  .filter(({ isImported }) => isImported)
  .map((field) => ('group' in field ? { ...field, members: Object.keys(field.group) } : field));

/**
 * The columns that an import fills. The data that people add (picture, owner, verification) are not among
 * them.
 */
export const importedColumns: readonly string[] = importedFields.flatMap((field) =>
  'group' in field ? Object.values(field.group).map(({ column }) => column) : [field.column.column],
);

/** The imported columns whose values are JSON. */
export const jsonColumns: ReadonlySet<string> = new Set(
  foodFieldList.flatMap(({ name, field }) =>
    ['json', 'words', 'derived'].includes(field.type) ? [columnName(name)] : [],
  ),
);

/** The values of a food, as the API returns it, in the order of {@link importedColumns}. */
export function importedRecord(food: Readonly<Record<string, unknown>>): unknown[] {
  const record: unknown[] = [];
  for (const field of importedFields) {
    const value = food[field.name];
    if (!('group' in field)) record.push(value);
    else for (const member of field.members) record.push((value as Record<string, unknown> | null)?.[member]);
  }
  return record;
}
