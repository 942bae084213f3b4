import {
  isTable,
  type Cells,
  type CsvInput,
  type CsvPreset,
  type CsvTable,
} from '../../../domain/imports/preset.ts';
import type { RowIssue } from '../../../domain/imports/rowIssues.ts';
import { openTextFile, type TextFile } from './decodeFile.ts';
import { ImportFault } from '../importFault.ts';
import { readCsv } from './readCsv.ts';
import type { ImportSource } from './sources.ts';
import { inNormalForm } from '../../../domain/normalForm.ts';

/** A file whose header matches a table of the preset. */
export interface OpenTable {
  readonly file: TextFile;
  readonly table: CsvTable;
  /** The column names in the order of the file. */
  readonly columns: readonly string[];
}

/** A row as cells by column name, or the issue that rejects it. */
export type TableRow = { readonly line: number } & (
  | { readonly cells: Cells; readonly issue?: undefined }
  | { readonly cells?: undefined; readonly issue: RowIssue }
);

/**
 * Opens a file and determines by its header which table of the preset it is.
 *
 * @throws {ImportFault} when the file is missing, no CSV, or matches no table.
 */
export async function openTable(source: ImportSource, preset: CsvPreset): Promise<OpenTable> {
  const file = await openTextFile(source);
  const tables = tablesOf(preset.inputs);
  const header = await readHeader(file, Math.max(...tables.map((table) => table.headerRows)));
  const table = tables.find((candidate) => isTable(candidate, header));
  if (table === undefined) {
    throw new ImportFault('unknown_header', {
      file: file.name,
      preset: preset.id,
      expected: tables.map(({ title }) => title.en).join(', '),
      header: (header[0] ?? []).join(',').slice(0, 80),
    });
  }
  return { file, table, columns: header[table.nameRow] ?? [] };
}

/** Reads the rows of a table after its header. */
export async function* tableRows(
  { file, table, columns }: OpenTable,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<TableRow> {
  let headerRows = table.headerRows;
  for await (const row of readCsv(file, onBytes)) {
    if (headerRows > 0) headerRows -= 1;
    else if ('issue' in row) yield { line: row.line, issue: row.issue };
    else yield { line: row.line, ...toCells(row.cells, columns) };
  }
}

function tablesOf(inputs: readonly CsvInput[]): CsvTable[] {
  const tables = inputs.flatMap(({ foods, partner }) =>
    partner === undefined ? [foods] : [foods, partner.table],
  );
  return [...new Set(tables)];
}

async function readHeader(file: TextFile, lines: number): Promise<string[][]> {
  const header: string[][] = [];
  for await (const row of readCsv(file)) {
    if ('issue' in row)
      throw new ImportFault('not_csv', { file: file.name, reason: 'its header cannot be read' });
    header.push(row.cells.map((cell) => inNormalForm(cell, 'NFC').trim()));
    if (header.length === lines) break;
  }
  if (header.length === 0) throw new ImportFault('not_csv', { file: file.name, reason: 'it is empty' });
  return header;
}

/** Names the cells of a row. Extra cells are an issue, except empty ones, which spreadsheets add. */
function toCells(
  cells: readonly string[],
  columns: readonly string[],
): { cells: Cells } | { issue: RowIssue } {
  const isSurplus = cells.slice(columns.length).some((cell) => cell.trim() !== '');
  if (cells.length < columns.length || isSurplus) {
    return { issue: { code: 'columns', parameters: { found: cells.length, expected: columns.length } } };
  }
  return { cells: Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])) };
}
