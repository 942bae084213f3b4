import type { LocalizedText } from '../language.ts';
import type { FoodInput } from '../foods/food.ts';
import type { RowIssue } from './rowIssues.ts';

/** The cells of a row by the names of their columns. */
export type Cells = Readonly<Record<string, string>>;

/** One kind of file that a preset reads, recognised by its header and by nothing else. */
export interface CsvTable {
  readonly id: string;
  /** What the file holds, for messages. */
  readonly title: LocalizedText;
  /** Lines before the first row. */
  readonly headerRows: number;
  /** Which of them (from 0) names the columns. */
  readonly nameRow: number;
  /** Whether a file with these header lines is of this kind. Names come trimmed and NFC. */
  readonly matches: (header: readonly (readonly string[])[]) => boolean;
}

/** A file of foods, and the file of another kind whose rows complete it. */
export interface CsvInput {
  readonly foods: CsvTable;
  readonly partner?: { readonly table: CsvTable; readonly key: string };
}

/** A row of foods with the row that completes it. */
export interface PresetRow {
  readonly table: CsvTable['id'];
  readonly cells: Cells;
  /** Null when the preset joins two files and no row was found for this one. */
  readonly partner: Cells | null;
  /** The partner carries no key and was found by its line. */
  readonly joinedByLine: boolean;
}

/** What a preset makes of a row. */
export interface MappedRow {
  /** Cells of our own format pass as they are: what is wrong with them, the schema of a food says best. */
  readonly food: FoodInput | Readonly<Record<string, unknown>>;
  readonly issues: readonly RowIssue[];
}

/** How the files of one publisher are read: their kinds, how they belong together, and what their columns mean. */
export interface CsvPreset {
  readonly id: string;
  readonly title: LocalizedText;
  /** Candidates, the likeliest first; a byte order mark settles it. */
  readonly encodings: readonly CsvEncoding[];
  readonly inputs: readonly CsvInput[];
  readonly map: (row: PresetRow) => MappedRow;
}

export type CsvEncoding = 'utf-8' | 'cp949';

/** Whether a header line holds all these columns. */
export function hasColumns(header: readonly string[] | undefined, columns: readonly string[]): boolean {
  return header !== undefined && columns.every((column) => header.includes(column));
}
