import type { SingleField } from '../../foods/fieldKinds.ts';
import { foodFieldList } from '../../foods/fields.ts';
import { eachNutrient, nutrientNames } from '../../foods/nutrients.ts';
import { parseAmount } from '../../foods/nutrientValue.ts';
import {
  isImportedField,
  type Cells,
  type CsvPreset,
  type CsvTable,
  type ImportedField,
  type MappedRow,
  type RowFormat,
} from '../preset.ts';
import { readNutrients, type FigureBasis } from '../readNutrients.ts';

/**
 * A column of our own CSV format. The columns of nutrients are not in this list; they have the names of the nutrients.
 */
export interface FormatColumn {
  readonly column: string;
  /** A row without it is rejected. */
  readonly isNeeded: boolean;
  /** Its description in the documentation. */
  readonly about: string;
  readonly field: SingleField;
  readonly name: string;
  /** The group of fields that it belongs to, if any. */
  readonly group?: string;
  /** The field that it fills. */
  readonly place: ImportedField;
}

/** The columns of the format, derived from the table of food fields. */
export const formatColumns: readonly FormatColumn[] = foodFieldList.flatMap(({ name, field }) =>
  field.type === 'group'
    ? Object.entries(field.fields).flatMap(([member, one]) =>
        formatColumn(one, { name: member, group: name, place: `${name}.${member}` }),
      )
    : formatColumn(field, { name, place: name }),
);

function formatColumn(
  field: SingleField,
  at: { name: string; group?: string; place: string },
): FormatColumn[] {
  const { csv, needed } = field;
  if (csv === undefined || !isImportedField(at.place)) return [];
  const { column = at.name, about } = csv;
  return [{ column, about, isNeeded: needed !== undefined, field, ...at, place: at.place }];
}

const neededColumns = formatColumns.filter(({ isNeeded }) => isNeeded).map(({ column }) => column);

/** The field of a food that each column of our format fills. */
export const formatFields: Readonly<Record<string, readonly ImportedField[]>> = Object.fromEntries([
  ...formatColumns.map(({ column, place }) => [column, [place]] as const),
  ...nutrientNames.map((name) => [name, [`nutrients.${name}`]] as const),
]);

const foods: CsvTable = {
  id: 'foods',
  title: { ko: 'DiningCoach 식품', en: 'DiningCoach foods' },
  headerRows: 1,
  nameRow: 0,
  needed: neededColumns,
  known: Object.keys(formatFields),
  figures: eachNutrient((nutrient) => ({ nutrient })),
  amounts: formatColumns.filter(({ field }) => field.type === 'amount').map(({ column }) => column),
  fields: formatFields,
};

/**
 * Our own format; the starter catalogue uses it. It has one header line with the names of food fields, `;` between the
 * words of a list, categories by slug, and nutrients per 100 g or 100 ml (`basis`) in the units of `nutrients.ts`. An
 * empty cell is unknown.
 */
export const diningcoach = {
  id: 'diningcoach',
  version: 1,
  title: { ko: 'DiningCoach 형식', en: 'DiningCoach format' },
  inputs: [{ foods, constants: [] }],
  map: ({ cells, format }) => mapFormatRow({ cells, format, per: { kind: 'hundred' } }),
} as const satisfies CsvPreset;

/** Maps a row whose cells are named as in our format. An own mapping names them so. */
export function mapFormatRow({
  cells,
  format,
  per,
}: {
  cells: Cells;
  format: RowFormat;
  per: FigureBasis;
}): MappedRow {
  const { issues, ...readings } = readNutrients({
    cells: nutrientNames.map((nutrient) => ({ nutrient, column: nutrient, text: cells[nutrient] ?? '' })),
    format,
    per,
  });
  const food: Record<string, unknown> = { ...readings };
  const groups: Record<string, Record<string, unknown>> = {};
  for (const { column, field, name, group } of formatColumns) {
    const target = group === undefined ? food : (groups[group] ??= {});
    // A relation is given by the slug of the other document.
    target[field.type === 'relation' ? `${name}Slug` : name] = readCell(field, cells[column] ?? '', format);
  }
  return { food: { ...food, ...groups }, issues };
}

/** Parses a cell. An invalid value stays a text, so that the schema refuses it with the name of the field. */
function readCell(field: SingleField, cell: string, { decimal }: RowFormat): unknown {
  const word = cell.trim() === '' ? null : cell.trim();
  switch (field.type) {
    case 'line':
    case 'printed':
    case 'relation':
      return cell;
    case 'barcode':
    case 'day':
      return word;
    case 'choice':
      return word ?? (field.fallback === undefined ? null : undefined);
    case 'words':
      return cell.split(';').filter((item) => item.trim() !== '');
    case 'amount':
      return word === null ? null : (parseAmount(word, decimal) ?? word);
    case 'level':
      return word !== null && /^\d$/.test(word) ? Number(word) : word;
    case 'json':
    case 'derived':
      // These fields have no column.
      return undefined;
  }
}
