import { closestMatch } from 'leven';
import { foodFields } from '../../foods/fields.ts';
import { nutrientNames, nutrients } from '../../foods/nutrients.ts';
import { unitOfSuffix, unitsOf, type WrittenUnit } from '../../foods/nutrientValue.ts';
import { inNormalForm } from '../../normalForm.ts';
import type { CsvTable } from '../rows/preset.ts';

/** A longer name is a text, and no pattern looks at it. */
const longestName = 200;

/** The header lines of a file. Names are trimmed and NFC. */
export type HeaderLines = readonly (readonly string[])[];

/** The columns of a file as its table names them. */
export interface TableHeader {
  /** In the order of the file. `sodium_g` is the column `sodium` of the table. */
  readonly columns: readonly string[];
  /** Units that the header gives for a column, where they differ from the unit of the table. */
  readonly units: Readonly<Record<string, WrittenUnit>>;
  /** Columns with a unit that we do not know, or that the nutrient cannot have: `나트륨(%)`. */
  readonly strangeUnits: readonly { readonly column: string; readonly written: string }[];
}

/** A column name without its unit. `other` is a unit that we do not know: `IU`, `%`. */
interface WrittenColumn {
  readonly name: string;
  readonly unit?: WrittenUnit | 'other';
  /** What the figures are given for: `100g` in `Sodium (mg/100g)`. */
  readonly per?: string;
}

/**
 * Splits a unit from the end of a column's name: `나트륨(㎎)`, `Energy (kJ/100g)`, `sodium [g]`, `sodium_mg`. After an
 * underscore or a blank only a unit that we know is one: `product_name` has none.
 */
export function writtenIn(column: string): WrittenColumn {
  if (column.length > longestName) return { name: column };
  const text = inNormalForm(column, 'NFKC').trim();
  const [, bracketed = '', inBrackets = ''] = /^(.+?)\s*[([]([^()[\]]+)[)\]]$/.exec(text) ?? [];
  if (bracketed !== '') {
    const [word = '', per] = inBrackets.replace(/\s/g, '').split('/');
    return {
      name: bracketed.trim(),
      unit: unitOfSuffix(word) ?? 'other',
      ...(per === undefined ? {} : { per }),
    };
  }
  const [, name = '', suffix = ''] = /^(.+?)[_ ](\p{L}{1,4})$/u.exec(text) ?? [];
  const unit = unitOfSuffix(suffix);
  return unit === undefined ? { name: text } : { name: name.trim(), unit };
}

/** A column whose name cannot be used. `proposal` is the name that was probably meant. */
export interface HeaderFault {
  readonly column: string;
  /** The place of the column, from 1. */
  readonly position: number;
  readonly fault: 'duplicate' | 'nameless' | 'unknown';
  readonly proposal?: string;
  /** Of a duplicate: the place of the first column with its name. */
  readonly first?: number;
}

/** Reads the header of a file as one of this table, whether or not it is one. */
export function readHeader(table: CsvTable, header: HeaderLines): TableHeader {
  const names = header[table.nameRow] ?? [];
  const units: Record<string, WrittenUnit> = {};
  const strangeUnits: { column: string; written: string }[] = [];
  const columns = names.map((name, at) => {
    const column = columnOf(table, name, names);
    const figure = table.figures[column];
    if (figure === undefined) return column;
    // The name of the table itself says its own unit. Other lines of the header may say another.
    const labels = header.flatMap((cells, line) => (line === table.nameRow ? [] : [cells[at] ?? '']));
    for (const label of name === column ? labels : [name]) {
      const unit = unitAlone(label) ?? writtenIn(label).unit;
      if (unit === undefined || unit === (figure.unit ?? nutrients[figure.nutrient].unit)) continue;
      if (unit === 'other' || !unitsOf(figure.nutrient).includes(unit))
        strangeUnits.push({ column, written: label });
      else units[column] = unit;
    }
    return column;
  });
  return { columns, units, strangeUnits };
}

/** A unit that stands alone in a line of the header: `mg`, `(㎎)`. */
function unitAlone(label: string): WrittenUnit | undefined {
  return unitOfSuffix(label.trim().replace(/^[([]|[)\]]$/g, ''));
}

/** The column of the table that a name means: itself, or the one that differs in its unit only. */
function columnOf(table: CsvTable, name: string, names: readonly string[]): string {
  if (knows(table, name)) return name;
  const written = writtenIn(name);
  if (written.unit === undefined) return name;
  const same = Object.keys(table.figures).find((column) => {
    const own = writtenIn(column);
    return own.name === written.name && own.per === written.per && !names.includes(column);
  });
  return same ?? name;
}

function knows({ needed, known, figures, amounts, fields }: CsvTable, name: string): boolean {
  const isUsed = needed.includes(name) || amounts.includes(name);
  return (
    isUsed || Object.hasOwn(figures, name) || Object.hasOwn(fields, name) || (known?.includes(name) ?? false)
  );
}

/** Whether a file with these header lines is of this kind. Its other columns may still have faults. */
export function isTable(table: CsvTable, header: HeaderLines): boolean {
  return missingColumns(table, header).length === 0 && (table.matches?.(header) ?? true);
}

/**
 * The table that a file is. One with a single header line may have a second: names below labels, or units below names.
 */
export function findTable(tables: readonly CsvTable[], header: HeaderLines): CsvTable | undefined {
  const found = tables.find((table) => isTable(table, header));
  if (found !== undefined)
    return found.headerRows === 1 && isUnitLine(found, header) ? { ...found, headerRows: 2 } : found;
  return tables
    .filter(({ headerRows }) => headerRows === 1)
    .map((table) => ({ ...table, headerRows: 2, nameRow: 1 }))
    .find((table) => isTable(table, header));
}

/** Whether the second line has a unit or a name, and no figure, in every column with figures. */
function isUnitLine(table: CsvTable, header: HeaderLines): boolean {
  const { columns } = readHeader(table, header);
  const cells = columns.flatMap((column, at) =>
    Object.hasOwn(table.figures, column) ? [header[1]?.[at] ?? ''] : [],
  );
  if (cells.length === 0) return false;
  if (cells.every((cell) => unitAlone(cell) !== undefined)) return true;
  // Words such as "none" would repeat themselves.
  const isNames = cells.every((cell) => /^[a-z]{3,}\w*$/i.test(cell));
  return isNames && cells.length > 1 && new Set(cells).size === cells.length;
}

/** The needed columns that a file does not have. */
export function missingColumns(table: CsvTable, header: HeaderLines): string[] {
  const { columns } = readHeader(table, header);
  return table.needed.filter((column) => !columns.includes(column));
}

/** The table with most of its needed columns in a header, when at least half of them are there. */
export function nearTable(tables: readonly CsvTable[], header: HeaderLines): CsvTable | undefined {
  return tables
    .map((table) => ({ table, share: missingColumns(table, header).length / table.needed.length }))
    .filter(({ share }) => share <= 0.5)
    .sort((a, b) => a.share - b.share)[0]?.table;
}

/**
 * The columns that cannot be used. A table that knows all of its columns has no unknown ones, because figures of a
 * misspelt column would be lost; of any other, only columns that it uses count.
 *
 * @param isEmpty whether all cells of a column (from 0) are empty. Such a column needs no name.
 */
export function headerFaults({
  table,
  header,
  isEmpty,
}: {
  table: CsvTable | undefined;
  header: HeaderLines;
  isEmpty: (at: number) => boolean;
}): HeaderFault[] {
  const columns = table === undefined ? (header[0] ?? []) : readHeader(table, header).columns;
  const isStrict = table === undefined || table.known !== undefined;
  // Of a table that leaves other columns aside, only one that is missing can be misspelt.
  const free =
    table === undefined ? [] : (table.known ?? table.needed).filter((name) => !columns.includes(name));
  return columns.flatMap((column, at): HeaderFault[] => {
    const fault = (kind: HeaderFault['fault'], more: Partial<HeaderFault> = {}): HeaderFault[] => [
      { column, position: at + 1, fault: kind, ...more },
    ];
    if (column === '') return isStrict && !isEmpty(at) ? fault('nameless') : [];
    const first = columns.indexOf(column);
    if (first < at) return isStrict || knows(table, column) ? fault('duplicate', { first: first + 1 }) : [];
    if (table === undefined || knows(table, column)) return [];
    const twin = columns.findIndex((other) => knows(table, other) && differInUnit(other, column));
    if (isStrict && twin >= 0) return fault('duplicate', { first: twin + 1 });
    const proposal = proposalFor(column, free);
    if (proposal !== undefined) return fault('unknown', { proposal });
    return isStrict ? fault('unknown') : [];
  });
}

/** `sodium` and `sodium_g`. */
function differInUnit(one: string, other: string): boolean {
  const [a, b] = [writtenIn(one), writtenIn(other)];
  return a.name === b.name && a.per === b.per && (a.unit !== undefined || b.unit !== undefined);
}

/** The column of our format that a name probably means, by its spelling or by the label of a field: `나트륨(g)`. */
function proposalFor(name: string, columns: readonly string[]): string | undefined {
  const word = plainName(writtenIn(name).name);
  const labelled = labels.find(([label, column]) => label === word && columns.includes(column));
  return labelled?.[1] ?? nearest(name, columns);
}

/** The column of our format whose name, or the label of whose field, this is. */
export function columnNamed(name: string): string | undefined {
  const word = plainName(name);
  return labels.find(([label, column]) => label === word || plainName(column) === word)?.[1];
}

/** The name among others that differs by a few letters at most; a third of a short one. */
function nearest(name: string, others: readonly string[]): string | undefined {
  const byPlainName = new Map(others.map((other) => [plainName(other), other]));
  const word = plainName(name.slice(0, 100));
  const maxDistance = word.length < 4 ? 1 : word.length < 9 ? 2 : 3;
  return byPlainName.get(closestMatch(word, [...byPlainName.keys()], { maxDistance }) ?? '');
}

/** A name without case, blanks and punctuation. */
export function plainName(name: string): string {
  return inNormalForm(name, 'NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Labels of fields and nutrients in each language, with their columns. */
const labels: readonly (readonly [string, string])[] = [
  ...nutrientNames.flatMap((name) =>
    [nutrients[name].ko, nutrients[name].en].map((label) => [plainName(label), name] as const),
  ),
  ...Object.entries(foodFields).flatMap(([name, { label }]) =>
    [label.ko, label.en].map((one) => [plainName(one), name] as const),
  ),
];
