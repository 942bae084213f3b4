import type { LocalizedText } from '../language.ts';
import type { FoodInput } from '../foods/food.ts';
import type { RowIssue } from './rowIssues.ts';

/** The cells of a row by column name. */
export type Cells = Readonly<Record<string, string>>;

/** One kind of file that a preset reads. Only the header identifies it. */
export interface CsvTable {
  readonly id: string;
  /** The content of the file, for messages. */
  readonly title: LocalizedText;
  /** The number of lines before the first row. */
  readonly headerRows: number;
  /** The header line (from 0) with the column names. */
  readonly nameRow: number;
  /** Whether a file with these header lines is of this kind. Names are trimmed and NFC. */
  readonly matches: (header: readonly (readonly string[])[]) => boolean;
}

/** A file of foods, and the file that completes its rows. */
export interface CsvInput {
  readonly foods: CsvTable;
  readonly partner?: { readonly table: CsvTable; readonly key: string };
}

/** A row of foods with its partner row. */
export interface PresetRow {
  readonly table: CsvTable['id'];
  readonly cells: Cells;
  /** Null when the preset joins two files and this row has no partner. */
  readonly partner: Cells | null;
  /** The partner has no key and was joined by line. */
  readonly joinedByLine: boolean;
}

/** The result of a preset's mapping of a row. */
export interface MappedRow {
  /** Invalid cells of our own format stay as they are, because the schema of a food reports them best. */
  readonly food: FoodInput | Readonly<Record<string, unknown>>;
  readonly issues: readonly RowIssue[];
}

/** How to read the files of one publisher: their kinds, how they are joined, and the meaning of their columns. */
export interface CsvPreset {
  readonly id: string;
  readonly title: LocalizedText;
  /** The possible encodings, the most likely first. A byte order mark decides. */
  readonly encodings: readonly CsvEncoding[];
  readonly inputs: readonly CsvInput[];
  readonly map: (row: PresetRow) => MappedRow;
}

export type CsvEncoding = 'utf-8' | 'cp949';

/** Whether a header line contains all these columns. */
export function hasColumns(header: readonly string[] | undefined, columns: readonly string[]): boolean {
  return header !== undefined && columns.every((column) => header.includes(column));
}
