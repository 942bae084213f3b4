import { z } from 'zod';
import { foodKinds } from '../../foods/kinds.ts';
import { isNutrientName, nutrientNames } from '../../foods/nutrients.ts';
import { unitsOf, writtenUnits } from '../../foods/nutrientValue.ts';
import type { LocalizedText } from '../../language.ts';
import { because } from '../../operations/input/schemaFault.ts';
import type { FaultReason } from '../../operations/strictInput.ts';
import { writtenIn, type HeaderFault } from './headers.ts';
import { mappingBases, type MappingBasis } from '../rows/preset.ts';
import { formatColumns } from '../presets/diningcoach.ts';
import { presetNames, type PresetName } from '../presets/presets.ts';

/** A file as a person gave it. `sha256` is of its bytes, packed as they are. */
export const importFile = z.object({
  name: z.string(),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[\da-f]{64}$/),
});
export type ImportFile = z.output<typeof importFile>;

/** What a column of an own mapping can be: a column of our own format, or a nutrient. */
export const mappedFields = [...formatColumns.map(({ column }) => column), ...nutrientNames];

/**
 * An own mapping: which column of a file is which field, in which unit. Its faults have the place and a code, as those
 * of any other input.
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
          field: z.enum(mappedFields),
          unit: z.enum(writtenUnits).optional(),
        }),
      )
      .min(1)
      .max(200),
    decimal: z.enum(['.', ',']).optional(),
  })
  .superRefine((mapping, context) => {
    for (const { path, reason } of faultsOf(mapping)) {
      context.addIssue({ code: 'custom', path: [...path], message: reason.code, ...because(reason) });
    }
  });
export type OwnMapping = z.output<typeof ownMapping>;

interface MappingFault {
  readonly path: readonly (string | number)[];
  readonly reason: FaultReason;
}

function faultsOf({ kind, per, columns }: Pick<OwnMapping, 'kind' | 'per' | 'columns'>): MappingFault[] {
  const fields = columns.map(({ field }) => field);
  const needed = ['name', 'code', ...(per === 'serving' ? ['servingSize'] : [])];
  const missing = needed.filter((field) => !fields.includes(field));
  return [
    ...missing.map((field): MappingFault => ({
      path: ['columns'],
      reason: { code: 'column_missing', missing: field },
    })),
    ...(kind === undefined && !fields.includes('kind')
      ? [{ path: ['kind'], reason: { code: 'required' } } as const]
      : []),
    ...columns.flatMap((_, at) => [...repeatFaults(columns, at), ...unitFaults(columns, at, per)]),
  ];
}

/** A barcode may be the code of the row as well; otherwise a column is one field, and a field one column. */
function repeatFaults(columns: OwnMapping['columns'], at: number): MappingFault[] {
  const { column, field } = columns[at] ?? { column: '', field: '' };
  const before = columns.slice(0, at);
  const same = before.filter((one) => one.column === column).map((one) => one.field);
  const isCodeToo = same.length === 1 && [...same, field].sort().join(' ') === 'barcode code';
  const repeated = (name: string): MappingFault => ({
    path: ['columns', at, name],
    reason: { code: 'duplicate_value' },
  });
  return [
    ...(same.length > 0 && !isCodeToo ? [repeated('column')] : []),
    ...(before.some((one) => one.field === field) ? [repeated('field')] : []),
  ];
}

/** The unit must be one of the nutrient. A column whose name has a strange one (`나트륨(%)`) needs it said. */
function unitFaults(columns: OwnMapping['columns'], at: number, per: MappingBasis): MappingFault[] {
  const { column, field, unit } = columns[at] ?? { column: '', field: '' };
  const units = isNutrientName(field) ? unitsOf(field) : [];
  const path = ['columns', at, 'unit'];
  if (unit !== undefined && units.length === 0) return [{ path, reason: { code: 'no_unit' } }];
  if (unit !== undefined && !units.includes(unit)) {
    return [{ path, reason: { code: 'unknown_value', allowed: units.join(', ') } }];
  }
  if (units.length === 0) return [];
  const written = writtenIn(column);
  if (written.per === '100g' || written.per === '100ml') {
    // The name of the column says what the figures are for.
    if (written.per !== per)
      return [{ path: ['per'], reason: { code: 'unknown_value', allowed: written.per } }];
  }
  const isStrange = written.unit === 'other' || (written.unit !== undefined && !units.includes(written.unit));
  return unit === undefined && isStrange ? [{ path, reason: { code: 'required' } }] : [];
}

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
    const reason = { code: 'required' } as const;
    context.addIssue({ code: 'custom', path: ['mapping'], message: reason.code, ...because(reason) });
  });
export type ImportSettings = z.output<typeof importSettings>;

/** What the files do not say, or say in two ways. Without an answer there is no preview and no run. */
export interface ImportQuestion {
  readonly id: QuestionId;
  readonly kind: 'encoding' | 'unit' | 'decimal' | 'join' | 'per';
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

/** An answer to a question that was not asked, or one that was not offered. It would be ignored silently. */
export interface StrayAnswer {
  readonly id: QuestionId;
  readonly value: string;
  /** The ids of the questions, or the values of the question: what could have been meant. */
  readonly known: readonly string[];
  readonly stray: 'id' | 'value';
}

/** The first answer that fits no question, or none of the choices of its question. */
export function strayAnswer(
  { questions }: Pick<Inspection, 'questions'>,
  { answers }: Pick<ImportSettings, 'answers'>,
): StrayAnswer | undefined {
  for (const [id, value] of Object.entries(answers)) {
    const question = questions.find((one) => one.id === id);
    if (question === undefined) return { id, value, known: questions.map((one) => one.id), stray: 'id' };
    const known = question.choices.map((choice) => choice.value);
    if (!known.includes(value)) return { id, value, known, stray: 'value' };
  }
  return undefined;
}

/** The questions without one of the offered answers. */
export function openQuestions(
  { questions }: Pick<Inspection, 'questions'>,
  { answers }: Pick<ImportSettings, 'answers'>,
): ImportQuestion[] {
  return questions.filter(({ id, choices }) => !choices.some(({ value }) => value === answers[id]));
}
