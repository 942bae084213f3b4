import { parse } from 'csv-parse/sync';
import { decodeFile, type TextFile } from './decodeFile.ts';
import { longestRecord, splitRecords, type CsvRecord } from './splitRecords.ts';
import type { RowIssue } from '../../../domain/imports/rowIssues.ts';

/** The cells of a row, or the reason why it could not be split. `line` is the physical line on which it starts. */
export type CsvRow =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly issue: RowIssue };

/** How many records one parser call gets. Larger groups reduce the cost of starting the parser. */
const groupSize = 500;

/** Reads the rows of a file as a stream, including header lines and without blank rows. */
export async function* readCsv(file: TextFile, onBytes?: (bytes: number) => void): AsyncGenerator<CsvRow> {
  let group: CsvRecord[] = [];
  for await (const record of splitRecords(decodeFile(file, onBytes))) {
    group.push(record);
    if (group.length < groupSize) continue;
    yield* parseGroup(group);
    group = [];
  }
  yield* parseGroup(group);
}

function* parseGroup(group: readonly CsvRecord[]): Generator<CsvRow> {
  const texts = group.flatMap((record) => ('text' in record ? [record.text] : []));
  const parsed = parseTexts(texts);
  let at = 0;
  for (const record of group) {
    if ('fault' in record) {
      yield { line: record.line, issue: { code: record.fault, parameters: { limit: longestRecord } } };
      continue;
    }
    const cells = parsed[at];
    at += 1;
    if (cells === undefined) yield { line: record.line, issue: { code: 'malformed' } };
    else if (cells.some((cell) => cell.trim() !== '')) yield { line: record.line, cells };
  }
}

/** Parses each text to one row; undefined where the parser does not return exactly one row. */
function parseTexts(texts: readonly string[]): (readonly string[] | undefined)[] {
  const rows = parseAll(texts.join('\n'));
  if (rows?.length === texts.length) return rows;
  return texts.map((text) => {
    const rowsOfText = parseAll(text);
    return rowsOfText?.length === 1 ? rowsOfText[0] : undefined;
  });
}

function parseAll(text: string): string[][] | undefined {
  try {
    return parse(text, { record_delimiter: '\n', relax_column_count: true, relax_quotes: true });
  } catch {
    return undefined;
  }
}
