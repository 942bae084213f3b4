import type { SingleField } from '../../foods/fieldKinds.ts';
import { foodFieldList } from '../../foods/fields.ts';
import { eachNutrient, nutrientNames } from '../../foods/nutrients.ts';
import { parseAmount, type WrittenUnit } from '../../foods/nutrientValue.ts';
import { shownText } from '../../foods/text.ts';
import { inNormalForm } from '../../normalForm.ts';
import {
  isImportedField,
  type Cells,
  type CsvPreset,
  type CsvTable,
  type ImportedField,
  type MappingBasis,
  type RowFormat,
} from '../rows/preset.ts';
import { readFlags, readPath, readWords, withoutGuard } from '../format/cells.ts';
import { readNutrients } from '../rows/readNutrients.ts';
import type { RowIssue } from '../rows/rowIssues.ts';

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

/** The column of the flags that say where figures are from. Flags that follow from the figures are computed. */
export const qualityColumn = 'quality';

/** The field of a food that each column of our format fills. */
export const formatFields: Readonly<Record<string, readonly ImportedField[]>> = Object.fromEntries([
  ...formatColumns.map(({ column, place }) => [column, [place]] as const),
  [qualityColumn, [qualityColumn]],
  ...nutrientNames.map((name) => [name, [`nutrients.${name}`]] as const),
]);

/** Read together, because a serving may say its own unit. */
const servingColumns = ['servingSize', 'servingUnit'];

const foods: CsvTable = {
  id: 'foods',
  title: { ko: 'DiningCoach 식품', en: 'DiningCoach foods' },
  headerRows: 1,
  nameRow: 0,
  needed: neededColumns,
  known: Object.keys(formatFields),
  figures: eachNutrient((nutrient) => ({ nutrient })),
  exportColumn: qualityColumn,
  per: '100g',
  amounts: formatColumns.filter(({ field }) => field.type === 'amount').map(({ column }) => column),
  fields: formatFields,
};

/**
 * Our own format; the starter catalogue uses it. It has one header line with the names of food fields, `;` between the
 * words of a list, categories by slug, and nutrients per 100 g or 100 ml (`basis`) in the units of `nutrients.ts`. An
 * empty cell is unknown. The export of foods writes it, so every value that it can have must be read as it was.
 */
export const diningcoach = {
  id: 'diningcoach',
  version: 3,
  title: { ko: 'DiningCoach 형식', en: 'DiningCoach format' },
  about: {
    ko: '식품 필드 이름을 열 이름으로 쓰는 파일. 영양성분은 100 g 또는 100 ml당 값, 빈칸은 알 수 없음.',
    en: 'One file with the names of food fields as columns. Nutrients per 100 g or 100 ml; an empty cell is unknown.',
  },
  inputs: [{ foods, constants: [] }],
  categoriesFrom: 'file',
  map: formatMapper({
    places: new Map(Object.keys(formatFields).map((column) => [column, { column }])),
    per: '100g',
    defaults: {},
    isGuarded: true,
  }),
} as const satisfies CsvPreset;

/** Where a file has a column of our format, and the unit of its figures where it is not ours. */
export interface FormatPlace {
  readonly column: string;
  readonly unit?: WrittenUnit;
}

/**
 * Makes the mapping of rows of our format, or of rows whose columns stand for those of our format.
 *
 * @param input.defaults the text of a column that is missing or empty. @param input.per `serving`: the figures are for
 *   the serving of the row. @param input.isGuarded whether an apostrophe may stand before what looks like a formula.
 */
export function formatMapper({
  places,
  per,
  defaults,
  isGuarded = false,
}: {
  places: ReadonlyMap<string, FormatPlace>;
  per: MappingBasis;
  defaults: Readonly<Record<string, string>>;
  isGuarded?: boolean;
}): CsvPreset['map'] {
  // A million rows have the same columns, so they are looked up once.
  const figures = nutrientNames.flatMap((nutrient) => {
    const place = places.get(nutrient);
    return place === undefined ? [] : [{ nutrient, ...place }];
  });
  const placeOf = (column: string): TextPlace => ({
    column: places.get(column)?.column,
    fallback: defaults[column] ?? '',
  });
  const texts = formatColumns
    .filter(({ column }) => !servingColumns.includes(column))
    .map(({ column, field, name, group }) => {
      // A relation is given by the slug of the other document.
      const key = field.type === 'relation' ? `${name}Slug` : name;
      return { field, key, group, ...placeOf(column) };
    });
  const [size, unit] = [placeOf('servingSize'), placeOf('servingUnit')];
  const basis = { column: places.get('basis')?.column, fallback: '' };
  const quality = placeOf(qualityColumn);

  return ({ cells, format }) => {
    const isPerServing = (format.per ?? per) === 'serving';
    const food: Record<string, unknown> = {};
    const groups: Record<string, Record<string, unknown>> = {};
    for (const { field, key, group, ...place } of texts) {
      const target = group === undefined ? food : (groups[group] ??= {});
      const text = textAt(cells, place);
      target[key] = readCell(field, isGuarded ? withoutGuard(text) : text, format);
    }
    if (isGuarded) moveCategoryPath(food);
    else addCategoryNames(food);
    const origin = readFlags(textAt(cells, quality));
    const serving = readServing({ size: textAt(cells, size), unit: textAt(cells, unit) }, format);
    const { servingSize } = serving;
    const knownSize = typeof servingSize === 'number' ? servingSize : null;
    const { issues: unreadable, ...readings } = readNutrients({
      cells: figures.map(({ nutrient, column, unit: written }) => ({
        nutrient,
        column,
        unit: written,
        text: cells[column] ?? '',
      })),
      format,
      per: isPerServing ? { kind: 'serving', size: knownSize } : { kind: 'hundred' },
    });
    const unknownFlags = origin.unknown.map((value): RowIssue => ({
      code: 'unknown_flag',
      field: qualityColumn,
      value: value.slice(0, 64),
    }));
    const issues = [...unreadable, ...unknownFlags];
    Object.assign(food, groups, serving, readings, { quality: [...readings.quality, ...origin.flags] });
    if (!isPerServing) {
      if (format.per !== undefined && textAt(cells, basis) === '') food['basis'] = format.per;
      return { food, issues };
    }
    // A serving without a unit is in grams.
    if (knownSize !== null) food['servingUnit'] ??= 'g';
    if (textAt(cells, basis) === '') food['basis'] = food['servingUnit'] === 'ml' ? '100ml' : '100g';
    if (knownSize !== null) return { food, issues };
    const noSize: RowIssue = {
      code: 'no_serving_size',
      field: size.column ?? 'servingSize',
      value: shownText(textAt(cells, size)),
    };
    return { food, issues: [noSize, ...issues] };
  };
}

/** A category without a slug is given by the names on its path. */
function moveCategoryPath(food: Record<string, unknown>): void {
  const { categorySlug: cell } = food;
  const path = typeof cell === 'string' ? readPath(cell) : undefined;
  if (path === undefined) return;
  food['category'] = path;
  food['categorySlug'] = null;
}

/** Another publisher has groups of its own, `Drinks > Coffee`, unless they are slugs of ours. */
function addCategoryNames(food: Record<string, unknown>): void {
  const { categorySlug: cell } = food;
  if (typeof cell !== 'string' || cell.trim() === '') return;
  food['category'] = cell.split('>').filter((name) => name.trim() !== '');
  if (!slugShape.test(cell.trim())) food['categorySlug'] = null;
}

const slugShape = /^[a-z\d]+(?:-[a-z\d]+)*$/;

/** The column of a text, and the text of rows that have none. */
interface TextPlace {
  readonly column: string | undefined;
  readonly fallback: string;
}

function textAt(cells: Cells, { column, fallback }: TextPlace): string {
  const text = column === undefined ? '' : (cells[column] ?? '');
  return text === '' || text.trim() === '' ? fallback : text;
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
      return readWords(cell);
    case 'amount':
      return word === null ? null : (parseAmount(word, decimal) ?? word);
    case 'level':
      return word !== null && /^\d$/.test(word) ? Number(word) : word;
    case 'json':
      return word === null ? null : readJson(word);
    case 'derived':
      // These fields have no column of their own.
      return undefined;
  }
}

/** What is no JSON stays a text, which the schema refuses. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
