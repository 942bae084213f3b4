import type { SingleField } from '../foods/fieldKinds.ts';
import { foodFieldList } from '../foods/fields.ts';
import { nutrientNames } from '../foods/nutrients.ts';
import { parseAmount } from '../foods/nutrientValue.ts';
import { hasColumns, type Cells, type CsvPreset, type CsvTable, type MappedRow } from './preset.ts';
import { readNutrients } from './readNutrients.ts';

/**
 * A column of our own CSV format. The columns of nutrients are not in this list; they have the names of the nutrients.
 */
interface FormatColumn {
  readonly column: string;
  /** A row without it is rejected. */
  readonly isNeeded: boolean;
  /** Its description in the documentation. */
  readonly about: string;
  readonly field: SingleField;
  readonly name: string;
  /** The group of fields that it belongs to, if any. */
  readonly group?: string;
}

/** The columns of the format, derived from the table of food fields. */
export const formatColumns: readonly FormatColumn[] = foodFieldList.flatMap(({ name, field }) =>
  field.type === 'group'
    ? Object.entries(field.fields).flatMap(([member, one]) =>
        formatColumn(one, { name: member, group: name }),
      )
    : formatColumn(field, { name }),
);

function formatColumn(field: SingleField, place: { name: string; group?: string }): FormatColumn[] {
  const { csv, needed } = field;
  if (csv === undefined) return [];
  const { column = place.name, about } = csv;
  return [{ column, about, isNeeded: needed !== undefined, field, ...place }];
}

const neededColumns = formatColumns.filter(({ isNeeded }) => isNeeded).map(({ column }) => column);
const allColumns: readonly string[] = [...formatColumns.map(({ column }) => column), ...nutrientNames];

const foods: CsvTable = {
  id: 'foods',
  title: { ko: 'DiningCoach 식품', en: 'DiningCoach foods' },
  headerRows: 1,
  nameRow: 0,
  // An unknown column is probably misspelt. Its figures would be lost silently, so the file is refused.
  matches: ([names]) =>
    hasColumns(names, neededColumns) && (names ?? []).every((name) => allColumns.includes(name)),
};

/**
 * Our own format; the starter catalogue uses it. It has one header line with the names of food fields, `;` between the
 * words of a list, categories by slug, and nutrients per 100 g or 100 ml (`basis`) in the units of `nutrients.ts`. An
 * empty cell is unknown.
 */
export const diningcoach: CsvPreset = {
  id: 'diningcoach',
  title: { ko: 'DiningCoach 형식', en: 'DiningCoach format' },
  encodings: ['utf-8', 'cp949'],
  inputs: [{ foods }],
  map: ({ cells }) => mapRow(cells),
};

function mapRow(cells: Cells): MappedRow {
  const { issues, ...readings } = readNutrients({
    cells: nutrientNames.map((nutrient) => ({ nutrient, column: nutrient, text: cells[nutrient] ?? '' })),
    per: { kind: 'hundred' },
  });
  const food: Record<string, unknown> = { ...readings };
  const groups: Record<string, Record<string, unknown>> = {};
  for (const { column, field, name, group } of formatColumns) {
    const target = group === undefined ? food : (groups[group] ??= {});
    // A relation is given by the slug of the other document.
    target[field.type === 'relation' ? `${name}Slug` : name] = readCell(field, cells[column] ?? '');
  }
  return { food: { ...food, ...groups }, issues };
}

/** Parses a cell. An invalid value stays a text, so that the schema refuses it with the name of the field. */
function readCell(field: SingleField, cell: string): unknown {
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
      return word === null ? null : (parseAmount(word) ?? word);
    case 'level':
      return word !== null && /^\d$/.test(word) ? Number(word) : word;
    case 'json':
    case 'derived':
      // These fields have no column.
      return undefined;
  }
}
