import { z } from 'zod';
import { foodKinds } from '../foods/kinds.ts';
import { isNutrientName, nutrientNames } from '../foods/nutrients.ts';
import { unitsOf, writtenUnits } from '../foods/nutrientValue.ts';
import type { LocalizedText } from '../language.ts';
import { mappingBases } from './mappingBases.ts';
import { formatColumns } from './presets/diningcoach.ts';
import { presetNames, type PresetName } from './presets/presets.ts';

/** A file as a person gave it. `sha256` is of its bytes, packed as they are. */
export const importFile = z.object({
  name: z.string(),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[\da-f]{64}$/),
});
export type ImportFile = z.output<typeof importFile>;

/** What a column of an own mapping can be: a column of our own format, or a nutrient. */
export const mappedFields = [...formatColumns.map(({ column }) => column), ...nutrientNames];

/** The faults of a mapping that only its own words show; the message is the code. */
export const mappingFaults = [
  'column_twice',
  'field_twice',
  'field_missing',
  'unit_not_nutrient',
  'serving_missing',
] as const;

/**
 * An own mapping: which column of a file is which field, in which unit. Its faults are issues of the schema with the
 * path of the place and a code of `mappingFaults` or of zod.
 */
export const ownMapping = z
  .strictObject({
    /** The name under which it is saved. */
    name: z.string().trim().min(1).max(100).optional(),
    /** The kind of all rows, when the file has no column for it. */
    kind: z.enum(foodKinds).exclude(['custom']).optional(),
    /** The source of all rows. A column for it goes before. */
    sourceName: z.string().trim().min(1).max(200),
    per: z.enum(mappingBases),
    columns: z
      .array(
        z.strictObject({
          column: z.string().trim().min(1).max(300),
          field: z.string().refine((field) => mappedFields.includes(field), 'unknown_field'),
          unit: z.enum(writtenUnits).optional(),
        }),
      )
      .min(1)
      .max(200),
    decimal: z.enum(['.', ',']).optional(),
  })
  .superRefine((mapping, context) => {
    const report = (path: (string | number)[], message: (typeof mappingFaults)[number]) => {
      context.addIssue({ code: 'custom', path, message });
    };
    const seen = new Map<string, string[]>();
    const fields = new Set<string>();
    for (const [index, { column, field, unit }] of mapping.columns.entries()) {
      const others = seen.get(column) ?? [];
      // A barcode may be the code of the row as well.
      const isCodeToo = others.length === 1 && [...others, field].sort().join(' ') === 'barcode code';
      if (others.length > 0 && !isCodeToo) report(['columns', index, 'column'], 'column_twice');
      if (fields.has(field)) report(['columns', index, 'field'], 'field_twice');
      const isUnitFitting = unit === undefined || (isNutrientName(field) && unitsOf(field).includes(unit));
      if (!isUnitFitting) report(['columns', index, 'unit'], 'unit_not_nutrient');
      seen.set(column, [...others, field]);
      fields.add(field);
    }
    for (const field of ['name', 'code']) if (!fields.has(field)) report(['columns'], 'field_missing');
    if (mapping.kind === undefined && !fields.has('kind')) report(['kind'], 'field_missing');
    if (mapping.per === 'serving' && !fields.has('servingSize')) report(['per'], 'serving_missing');
  });
export type OwnMapping = z.output<typeof ownMapping>;

/** A question of the inspection, for example `unit:나트륨`. */
export type QuestionId = string;

/** How to read the files of an import. Stored as JSON by the server; the admin and the command line make it. */
export const importSettings = z
  .strictObject({
    preset: z.enum([...presetNames, 'own']),
    mapping: ownMapping.optional(),
    /** A row changes the food with its code, or the food of the source with its barcode. */
    matchBy: z.enum(['code', 'barcode']).default('code'),
    answers: z.record(z.string().max(400), z.string().max(400)).default({}),
  })
  .superRefine(({ preset, mapping }, context) => {
    if ((preset === 'own') === (mapping !== undefined)) return;
    context.addIssue({ code: 'custom', path: ['mapping'], message: 'field_missing' });
  });
export type ImportSettings = z.output<typeof importSettings>;

/** What the files do not say, or say in two ways. Without an answer there is no preview and no run. */
export interface ImportQuestion {
  readonly id: QuestionId;
  readonly kind: 'encoding' | 'unit' | 'decimal' | 'join';
  readonly file?: string;
  readonly column?: string;
  readonly text: LocalizedText;
  readonly choices: readonly {
    readonly value: string;
    readonly label: LocalizedText;
    /** How the file reads with this answer. */
    readonly sample?: string;
  }[];
  readonly proposed?: string;
}

/** A column whose name cannot be used. `proposal` is the name that was probably meant. */
export interface HeaderFault {
  readonly column: string;
  /** The place of the column, from 1. */
  readonly position: number;
  readonly fault: 'duplicate' | 'nameless' | 'unknown';
  readonly proposal?: string;
}

export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'cp949', 'windows-1252'] as const;
export type TextEncoding = (typeof textEncodings)[number];
export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** One CSV text: a file, or a file in an archive. */
export interface InspectedFile {
  /** The name of the file; for one in an archive `archive.zip/foods.csv`. */
  readonly name: string;
  /** The sha256 of the given file. */
  readonly sha256: string;
  readonly compressed: 'gzip' | 'zip' | null;
  readonly encoding: TextEncoding;
  readonly delimiter: Delimiter;
  /** The names of the columns in the order of the file. */
  readonly columns: readonly string[];
  readonly headerFaults: readonly HeaderFault[];
  /** At most 20, as they are in the file. */
  readonly firstRows: readonly (readonly string[])[];
  readonly rows: number;
  /** The decimal mark of its amounts. Where it is not clear, a question asks for it. */
  readonly decimal: '.' | ',';
}

/** What the files are, before anything of them is used. */
export interface Inspection {
  /** For which settings it holds: an inspection of others is not used. */
  readonly key: string;
  readonly files: readonly InspectedFile[];
  /** The preset that all files fit. */
  readonly guess: PresetName | null;
  readonly questions: readonly ImportQuestion[];
}

/** The questions without one of the offered answers. */
export function openQuestions(
  { questions }: Pick<Inspection, 'questions'>,
  { answers }: Pick<ImportSettings, 'answers'>,
): ImportQuestion[] {
  return questions.filter(({ id, choices }) => !choices.some(({ value }) => value === answers[id]));
}
