import { startBasisDoubts, type BasisDoubt } from '../../../domain/imports/doubts/basisDoubt.ts';
import { startColumnDoubts, type ColumnDoubt } from '../../../domain/imports/doubts/columnDoubts.ts';
import { countMarks, startMarkCounts, type MarkCounts } from '../../../domain/imports/files/decimalMark.ts';
import { shownText } from '../../../domain/foods/text.ts';
import { readHeader, type HeaderLines } from '../../../domain/imports/settings/headers.ts';
import type { CsvTable } from '../../../domain/imports/rows/preset.ts';
import { readRows, type TextFile } from './textFile.ts';

/** What all rows of a text show together. */
export interface TableSurvey {
  /** Its rows after the header, those that cannot be split included. */
  readonly rows: number;
  readonly firstRows: readonly (readonly string[])[];
  /** Whether all cells of a column (from 0) are empty. */
  readonly isEmpty: (at: number) => boolean;
  readonly marks: MarkCounts;
  /** The columns whose figures do not fit their unit. */
  readonly doubts: readonly ColumnDoubt[];
  /** Figures that are for another amount than assumed. */
  readonly basisDoubt: BasisDoubt | undefined;
}

const shown = { rows: 20, columns: 400, letters: 200 };

/** Looks at all rows of a text. @param table its kind, when it is known: its amounts tell the decimal mark. */
export async function surveyTable({
  file,
  table,
  header,
  signal,
}: {
  file: TextFile;
  table: CsvTable | undefined;
  header: HeaderLines;
  signal?: AbortSignal | undefined;
}): Promise<TableSurvey> {
  let headerRows = table?.headerRows ?? 1;
  let count = 0;
  const firstRows: (readonly string[])[] = [];
  const marks = startMarkCounts();
  const columnDoubts =
    table === undefined || isOurExport(table, header)
      ? undefined
      : startColumnDoubts(placesOf(table, header));
  const basisDoubts =
    table?.per === undefined || isOurExport(table, header)
      ? undefined
      : startBasisDoubts({
          ...placesOf(table, header),
          assumed: table.per,
          names: header[table.nameRow] ?? [],
          sizeAt: sizePlace(table, header),
        });
  const amounts = table === undefined ? [] : amountPlaces(table, header);
  // The columns without a name that are empty so far; only these need a look at all rows.
  const empty = new Set(nameless(header[table?.nameRow ?? 0] ?? []));
  for await (const rows of readRows(file)) {
    signal?.throwIfAborted();
    for (const row of rows) {
      if (headerRows > 0) {
        headerRows -= 1;
        continue;
      }
      count += 1;
      if ('issue' in row) continue;
      if (firstRows.length < shown.rows) firstRows.push(row.cells.slice(0, shown.columns).map(shownCell));
      columnDoubts?.see(row.cells);
      basisDoubts?.see(row.cells);
      for (const at of amounts) countMarks(marks, row.cells[at] ?? '');
      for (const at of empty) if ((row.cells[at] ?? '').trim() !== '') empty.delete(at);
    }
  }
  const doubts = columnDoubts?.doubts() ?? [];
  const basisDoubt = basisDoubts?.doubt();
  return { rows: count, firstRows, isEmpty: (at) => empty.has(at), marks, doubts, basisDoubt };
}

function isOurExport(table: CsvTable, header: HeaderLines): boolean {
  return table.exportColumn !== undefined && readHeader(table, header).columns.includes(table.exportColumn);
}

function placesOf(table: CsvTable, header: HeaderLines): Parameters<typeof startColumnDoubts>[0] {
  const { columns, units } = readHeader(table, header);
  const nameAt = columns.findIndex((column) => table.fields[column]?.[0] === 'name');
  const places = columns.flatMap((column, at) => {
    const figure = Object.hasOwn(table.figures, column) ? table.figures[column] : undefined;
    if (figure === undefined) return [];
    const unit = units[column] ?? figure.unit;
    return [{ nutrient: figure.nutrient, ...(unit === undefined ? {} : { unit }), column, at }];
  });
  return { places, nameAt: nameAt === -1 ? undefined : nameAt };
}

/** The place of the serving size. */
function sizePlace(table: CsvTable, header: HeaderLines): number | undefined {
  const at = readHeader(table, header).columns.findIndex((column) =>
    table.fields[column]?.includes('servingSize'),
  );
  return at === -1 ? undefined : at;
}

function shownCell(cell: string): string {
  return shownText(cell, shown.letters);
}

function amountPlaces(table: CsvTable, header: HeaderLines): number[] {
  return readHeader(table, header).columns.flatMap((column, at) =>
    Object.hasOwn(table.figures, column) || table.amounts.includes(column) ? [at] : [],
  );
}

function nameless(names: readonly string[]): number[] {
  return names.flatMap((name, at) => (name === '' ? [at] : []));
}
