import type { LocalizedText } from '../../language.ts';
import type { FoodInput } from '../../foods/food.ts';
import { foodFieldList, type FoodFieldName, type foodFields } from '../../foods/fields.ts';
import type { NutrientName } from '../../foods/nutrients.ts';
import type { DecimalMark, WrittenUnit } from '../../foods/nutrientValue.ts';
import type { RowIssue } from './rowIssues.ts';

/** The cells of a row by column name. */
export type Cells = Readonly<Record<string, string>>;

/** A nutrient in a column, and the unit of the publisher where it is not the one that is stored. */
export interface FigureColumn {
  readonly nutrient: NutrientName;
  readonly unit?: WrittenUnit;
}

/** One kind of file that a preset reads. Only the header identifies it. */
export interface CsvTable {
  readonly id: string;
  /** The content of the file, for messages. */
  readonly title: LocalizedText;
  /** The number of lines before the first row. */
  readonly headerRows: number;
  /** The header line (from 0) with the column names. */
  readonly nameRow: number;
  /** The columns that every file of this kind has. */
  readonly needed: readonly string[];
  /**
   * All columns that a file may have, when a file with others is refused: an unknown column is then probably misspelt,
   * and its figures would be lost. Undefined: others are left aside.
   */
  readonly known?: readonly string[];
  /** The columns with nutrients. A header that gives another unit is read as that unit, or asked. */
  readonly figures: Readonly<Record<string, FigureColumn>>;
  /** A column that only our own exports have: their units are certain, however small the figures are. */
  readonly exportColumn?: string;
  /**
   * What its figures are for, where only the preset says so: what they show otherwise is a question, and its answer goes
   * before (`RowFormat.per`).
   */
  readonly per?: MappingBasis;
  /** The columns with other amounts (servings), for the decimal mark. */
  readonly amounts: readonly string[];
  /** The field that each column fills. A column that a file does not have leaves its field as it is. */
  readonly fields: Readonly<Record<string, readonly ImportedField[]>>;
  /** A further condition on the header lines. Names are trimmed and NFC. */
  readonly matches?: (header: readonly (readonly string[])[]) => boolean;
}

/** A field that an import sets: a field of a food, or a member of one of its groups. */
export type ImportedField =
  | Exclude<FoodFieldName, 'source' | 'nutrients'>
  | `source.${keyof (typeof foodFields)['source']['fields']}`
  | `nutrients.${NutrientName}`;

const importedFields: ReadonlySet<string> = new Set(
  foodFieldList.flatMap(({ name, field }) =>
    field.type === 'group' ? Object.keys(field.fields).map((member) => `${name}.${member}`) : [name],
  ),
);

export function isImportedField(place: string): place is ImportedField {
  return importedFields.has(place);
}

/** A file of foods, and the file that completes its rows. */
export interface CsvInput {
  readonly foods: CsvTable;
  readonly partner?: { readonly table: CsvTable; readonly key: string };
  /** The fields that the preset sets in every row, whatever columns there are. */
  readonly constants: readonly ImportedField[];
}

/** What holds for all rows of a file, or of a pair of files. */
export interface RowFormat {
  /** Units that the header or an answer gives for a column, where they differ from those of the preset. */
  readonly units: Readonly<Record<string, WrittenUnit>>;
  readonly decimal: DecimalMark;
  /** What the figures are for, when an answer has said it. */
  readonly per?: MappingBasis;
  /** Whether rows without a key that are joined by line were proven to be in the same order. */
  readonly isOrderProven?: boolean;
  /** The fields that the columns of the files fill. All others stay as they are. */
  readonly fields: readonly ImportedField[];
}

/** A row of foods with its partner row. */
export interface PresetRow {
  readonly table: CsvTable['id'];
  readonly cells: Cells;
  /** Null when the preset joins two files and this row has no partner. */
  readonly partner: Cells | null;
  /** The partner has no key and was joined by line. */
  readonly joinedByLine: boolean;
  readonly format: RowFormat;
}

/** The result of a preset's mapping of a row. */
export interface MappedRow {
  /** Invalid cells of our own format stay as they are, because the schema of a food reports them best. */
  readonly food: FoodInput | Readonly<Record<string, unknown>>;
  readonly issues: readonly RowIssue[];
}

/** What the figures of a file are given for: 100 g, 100 ml, or the serving of the row. */
export const mappingBases = ['100g', '100ml', 'serving'] as const;
export type MappingBasis = (typeof mappingBases)[number];

/** How to read the files of one publisher: their kinds, how they are joined, and the meaning of their columns. */
export interface CsvPreset {
  readonly id: string;
  /** Raised when the mapping changes, so that rows that did not change are mapped again. */
  readonly version: number;
  readonly title: LocalizedText;
  /** What its files are, and what is read of them, for the help of the command line. */
  readonly about: LocalizedText;
  readonly inputs: readonly CsvInput[];
  /**
   * `file`: the file itself names categories of our tree, and an unknown one refuses the row. `map`: our own map of the
   * source's groups does, and a category that somebody removed leaves the food without one.
   */
  readonly categoriesFrom: 'file' | 'map';
  readonly map: (row: PresetRow) => MappedRow;
}

/** The format of rows whose header says nothing that the preset does not know. */
export const plainFormat: RowFormat = { units: {}, decimal: '.', fields: [] };
