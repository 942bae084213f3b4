import { readHeader, type HeaderLines, type TableHeader } from '../../../domain/imports/settings/headers.ts';
import type { Cells, CsvPreset, CsvTable } from '../../../domain/imports/rows/preset.ts';
import type { RowIssue } from '../../../domain/imports/rows/rowIssues.ts';
import { shownText } from '../../../domain/foods/text.ts';
import { inNormalForm } from '../../../domain/normalForm.ts';
import { ImportFault } from '../importFault.ts';
import { longestRow } from './splitRows.ts';
import { readRows, type TextFile } from './textFile.ts';

/** A text that is a table of the preset. */
export interface OpenTable {
  readonly file: TextFile;
  readonly table: CsvTable;
  /** The column names in the order of the file, as the table names them. */
  readonly columns: readonly string[];
  readonly header: TableHeader;
}

/** A row as cells by column name, or the issue that rejects it. `text` is the row as it is in the file. */
export type TableRow = { readonly line: number } & (
  | { readonly cells: Cells; readonly text: string; readonly issue?: undefined }
  | { readonly cells?: undefined; readonly issue: RowIssue }
);

/** The most header lines of a table. */
const longestHeader = 2;
/** The most columns that are read. The widest public composition table has about 300. */
const maximumColumns = 2_000;

export function openTable(file: TextFile, table: CsvTable, header: HeaderLines): OpenTable {
  const read = readHeader(table, header);
  return { file, table, columns: read.columns, header: read };
}

/** Reads the rows of a table after its header, those of a chunk together. */
export async function* tableRows({ file, table, columns }: OpenTable): AsyncGenerator<TableRow[]> {
  let headerRows = table.headerRows;
  for await (const rows of readRows(file)) {
    const found: TableRow[] = [];
    for (const row of rows) {
      if (headerRows > 0) headerRows -= 1;
      else if ('issue' in row) found.push(row);
      else found.push(toTableRow(row, columns));
    }
    if (found.length > 0) yield found;
  }
}

/** Reads the rows of a table one by one. */
export async function* eachRow(table: OpenTable): AsyncGenerator<TableRow> {
  for await (const rows of tableRows(table)) yield* rows;
}

/** The kinds of tables of a preset. */
export function tablesOf({ inputs }: CsvPreset): CsvTable[] {
  const tables = inputs.flatMap(({ foods, partner }) =>
    partner === undefined ? [foods] : [foods, partner.table],
  );
  return [...new Set(tables)];
}

/**
 * Reads the first lines of a text, which are its header.
 *
 * @throws {ImportFault} when there are none, or they cannot be read.
 */
export async function readHeaderLines(file: TextFile, lines = longestHeader): Promise<HeaderLines> {
  const header: string[][] = [];
  for await (const rows of readRows(file)) {
    for (const row of rows) {
      if (header.length === lines) break;
      // The second line may be a row already, and one that cannot be split is refused alone.
      if ('issue' in row) {
        if (header.length === 0) throw notCsv(file, 'unreadable');
        return header;
      }
      if (row.cells.length > maximumColumns) {
        const parameters = { file: file.name, found: row.cells.length, limit: maximumColumns };
        throw new ImportFault('too_many_columns', parameters);
      }
      header.push(row.cells.map((cell) => inNormalForm(shownText(cell, longestRow), 'NFC').trim()));
    }
    if (header.length === lines) break;
  }
  if (header.length === 0) throw notCsv(file, 'empty');
  return header;
}

function notCsv({ name }: TextFile, why: keyof typeof reasons): ImportFault {
  return new ImportFault('not_csv', { file: name, reason: reasons[why] });
}

const reasons = {
  unreadable: { ko: '머리글을 읽을 수 없습니다', en: 'its header cannot be read' },
  empty: { ko: '비어 있습니다', en: 'it is empty' },
};

/** Names the cells of a row. Extra cells are an issue, except empty ones, which spreadsheets add. */
function toTableRow(
  { line, text, cells }: { line: number; text: string; cells: readonly string[] },
  columns: readonly string[],
): TableRow {
  const isSurplus =
    cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== '');
  if (cells.length < columns.length || isSurplus) {
    return {
      line,
      issue: { code: 'columns', parameters: { found: cells.length, expected: columns.length } },
    };
  }
  const named: Record<string, string> = {};
  for (let at = 0; at < columns.length; at += 1) named[columns[at] ?? ''] = cells[at] ?? '';
  return { line, text, cells: named };
}
