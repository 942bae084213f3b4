import type { SingleField } from '../../foods/fieldKinds.ts';
import { foodFieldList } from '../../foods/fields.ts';
import { eachNutrient, nutrientNames } from '../../foods/nutrients.ts';
import { parseAmount, type WrittenUnit } from '../../foods/nutrientValue.ts';
import { inNormalForm } from '../../normalForm.ts';
import {
  isImportedField,
  type Cells,
  type CsvPreset,
  type CsvTable,
  type ImportedField,
  type MappedRow,
  type RowFormat,
} from '../preset.ts';
import { readNutrients } from '../readNutrients.ts';
import type { RowIssue } from '../rowIssues.ts';
import type { OwnMapping } from '../settings.ts';

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
  map: ({ cells, format }) => mapFormatRow({ cells, format, places: ownPlaces, per: '100g', defaults: {} }),
} as const satisfies CsvPreset;

/** Where a file has a column of our format, and the unit of its figures where it is not ours. */
export interface FormatPlace {
  readonly column: string;
  readonly unit?: WrittenUnit;
}

const ownPlaces: ReadonlyMap<string, FormatPlace> = new Map(
  Object.keys(formatFields).map((column) => [column, { column }]),
);

/**
 * Maps a row of our format, or one whose columns stand for those of our format.
 *
 * @param input.defaults the text of a column that is missing or empty. @param input.per `serving`: the figures are for
 *   the serving of the row.
 */
export function mapFormatRow({
  cells,
  format,
  places,
  per,
  defaults,
}: {
  cells: Cells;
  format: RowFormat;
  places: ReadonlyMap<string, FormatPlace>;
  per: OwnMapping['per'];
  defaults: Readonly<Record<string, string>>;
}): MappedRow {
  const textOf = (column: string): string => {
    const place = places.get(column);
    const text = place === undefined ? '' : (cells[place.column] ?? '');
    return text.trim() === '' ? (defaults[column] ?? '') : text;
  };
  const serving = readServing({ size: textOf('servingSize'), unit: textOf('servingUnit') }, format);
  const size = typeof serving.servingSize === 'number' ? serving.servingSize : null;
  const { issues, ...readings } = readNutrients({
    cells: nutrientNames.flatMap((nutrient) => {
      const place = places.get(nutrient);
      return place === undefined ? [] : [{ nutrient, ...place, text: cells[place.column] ?? '' }];
    }),
    format,
    per: per === 'serving' ? { kind: 'serving', size } : { kind: 'hundred' },
  });
  const food: Record<string, unknown> = { ...readings };
  const groups: Record<string, Record<string, unknown>> = {};
  for (const { column, field, name, group } of formatColumns) {
    const target = group === undefined ? food : (groups[group] ??= {});
    // A relation is given by the slug of the other document.
    target[field.type === 'relation' ? `${name}Slug` : name] = readCell(field, textOf(column), format);
  }
  Object.assign(food, serving, groups);
  if (per !== 'serving') return { food, issues };
  // A serving without a unit is in grams.
  food['servingUnit'] ??= size === null ? null : 'g';
  if (textOf('basis') === '') food['basis'] = food['servingUnit'] === 'ml' ? '100ml' : '100g';
  const noSize: RowIssue[] =
    size === null
      ? [{ code: 'no_serving_size', field: 'servingSize', value: textOf('servingSize').slice(0, 64) }]
      : [];
  return { food, issues: [...noSize, ...issues] };
}

/** A serving may say its own unit (`250 ml`). One that contradicts the column of units stays a text and is refused. */
function readServing(
  { size, unit }: { size: string; unit: string },
  { decimal }: RowFormat,
): { servingSize: number | string | null; servingUnit: string | null } {
  const servingUnit = unit.trim() === '' ? null : unit.trim();
  if (size.trim() === '') return { servingSize: null, servingUnit };
  const said = /(?:g|ml)$/.exec(inNormalForm(size, 'NFKC').trim().toLowerCase())?.[0] ?? null;
  const isContradiction = said !== null && servingUnit !== null && said !== servingUnit;
  const amount = isContradiction ? null : parseAmount(size, decimal);
  return { servingSize: amount ?? size.trim(), servingUnit: servingUnit ?? said };
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
