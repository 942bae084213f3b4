import type { SingleField } from '../../domain/foods/fieldKinds.ts';
import { foodFieldList } from '../../domain/foods/fields.ts';
import type { LabelledFood } from '../../domain/suitability/facts/factsOfFood.ts';
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

const importedFields = foodTable.filter(({ isImported }) => isImported);

/**
 * The columns that {@link foodRecord} fills. The data that people add (picture, owner, verification) are not among
 * them.
 */
export const importedColumns: readonly string[] = importedFields.flatMap((field) =>
  'group' in field ? Object.values(field.group).map(({ column }) => column) : [field.column.column],
);

/** Converts a food to the row that an import writes. */
export function foodRecord(food: LabelledFood, categoryId: number | null): Record<string, unknown> {
  const values: Readonly<Record<string, unknown>> = { ...food, category: categoryId };
  const record: Record<string, unknown> = {};
  for (const field of importedFields) {
    const value = values[field.name];
    if ('group' in field) {
      const members = new Map(Object.entries(value ?? {}));
      for (const [member, one] of Object.entries(field.group))
        record[one.column] = toStored(one, members.get(member));
    } else record[field.column.column] = toStored(field.column, value);
  }
  return record;
}

/** A day is stored as an instant that has this date in most time zones. */
function toStored({ holds }: FoodColumn, value: unknown): unknown {
  return holds === 'instant' && typeof value === 'string' ? `${value}T12:00:00Z` : (value ?? null);
}
