import { createHash } from 'node:crypto';
import { decimalMarkOf } from '../../../domain/imports/files/decimalMark.ts';
import {
  headerFaults,
  findTable,
  nearTable,
  readHeader,
  type HeaderLines,
} from '../../../domain/imports/settings/headers.ts';
import type { CsvPreset, CsvTable, MappedRow } from '../../../domain/imports/rows/preset.ts';
import { presetOf } from '../../../domain/imports/presets/own.ts';
import { presetNames, presets, type PresetName } from '../../../domain/imports/presets/presets.ts';
import {
  decimalQuestion,
  basisQuestion,
  distributionQuestion,
  encodingQuestion,
  unitQuestion,
  unitQuestionId,
} from '../../../domain/imports/settings/questions.ts';
import type {
  ImportQuestion,
  ImportSettings,
  InspectedFile,
  Inspection,
  TextEncoding,
} from '../../../domain/imports/settings/settings.ts';
import { joinRows, type JoinedRow } from './joinRows.ts';
import { readHeaderLines, tablesOf } from './openTables.ts';
import { openAll, type PackedText } from './packed.ts';
import { planPairs } from './planPairs.ts';
import type { ImportSource } from './sources.ts';
import { surveyTable, type TableSurvey } from './surveyTable.ts';
import { detectEncoding, openTextFile, type TextFile } from './textFile.ts';

/** Settings as far as somebody has made them. */
export type PartialSettings = Partial<Pick<ImportSettings, 'preset' | 'mapping' | 'answers'>>;

/**
 * Finds out what files are, by reading all of them: encodings, delimiters, headers, tables, the preset that they fit,
 * and what they do not say (questions). It writes nothing and does not use the database.
 *
 * @param input.settings the chosen preset or mapping, and answers that change how the files read. Without them the
 *   preset is guessed.
 * @param input.observers see every row of files that fit a preset, and ask about all of them together.
 * @throws {ImportFault} with one line for the person who gave the files, when one of them cannot be read at all.
 */
export async function inspectImport({
  files,
  settings = {},
  observers = [],
  signal,
}: {
  readonly files: readonly ImportSource[];
  readonly settings?: PartialSettings;
  readonly observers?: readonly RowObserver[];
  readonly signal?: AbortSignal | undefined;
}): Promise<Inspection> {
  const questions: ImportQuestion[] = [];
  const texts: HeadedText[] = [];
  for (const packed of await openAll(files)) {
    signal?.throwIfAborted();
    const { file, question } = await openDetected(packed, settings, signal);
    if (question !== undefined) questions.push(question);
    texts.push({ file, header: await readHeaderLines(file) });
  }
  const guess = guessPreset(texts);
  const preset = chosenPreset(settings, guess);
  // Without a preset that fits, the columns are compared with the nearest table, to name the misspelt ones.
  const candidates = (preset === undefined ? presetNames.map((name) => presets[name]) : [preset]).flatMap(
    tablesOf,
  );
  const inspected: InspectedFile[] = [];
  for (const { file, header } of texts) {
    const table = findTable(candidates, header);
    const survey = await surveyTable({ file, table, header, signal });
    inspected.push(inspectedFile({ file, header, table: table ?? nearTable(candidates, header), survey }));
    if (table === undefined) continue;
    questions.push(...unitQuestions({ file, header, table, isOnly: texts.length === 1 }));
    for (const doubt of survey.doubts) {
      const id = unitQuestionId({ column: doubt.column, file: file.name, isOnly: texts.length === 1 });
      // A unit that cannot be is asked already.
      if (questions.every((question) => question.id !== id))
        questions.push(distributionQuestion({ id, file: file.name, doubt }));
    }
    if (survey.basisDoubt !== undefined)
      questions.push(basisQuestion({ file: file.name, doubt: survey.basisDoubt }));
    if (settings.mapping?.decimal === undefined) questions.push(...decimalQuestions(file, survey));
  }
  const chosen = settings.preset ?? guess ?? undefined;
  const inspection: Inspection = {
    key: inspectionKey(files, { ...settings, preset: chosen }),
    files: inspected,
    guess,
    questions,
  };
  const isReadable = inspected.every(({ headerFaults: faults, rows }) => faults.length === 0 && rows > 0);
  if (observers.length === 0 || chosen === undefined || !isReadable) return inspection;
  const { mapping, answers = {} } = settings;
  const plan = await planPairs({
    files,
    inspection,
    settings: { preset: chosen, mapping, answers, matchBy: 'code' },
  });
  for await (const row of joinRows(plan)) {
    signal?.throwIfAborted();
    if (row.kind === 'issue') continue;
    const { foods, format } = row.pair;
    const mapped = plan.preset.map({ ...row, table: foods.table.id, format });
    for (const observer of observers) observer.see(row, mapped);
  }
  return {
    ...inspection,
    questions: [...questions, ...observers.flatMap((observer) => observer.questions())],
  };
}

/** Sees every row of an inspection as its preset maps it, to find out what is asked about the whole of them. */
export interface RowObserver {
  readonly see: (row: Extract<JoinedRow, { kind: 'row' }>, mapped: MappedRow) => void;
  readonly questions: () => readonly ImportQuestion[];
}

/** An inspection holds for the same files, read and mapped in the same way. */
export function inspectionKey(files: readonly ImportSource[], settings: PartialSettings): string {
  const { preset, mapping, answers = {} } = settings;
  const reading = Object.entries(answers).filter(([id]) => /^(?:encoding|decimal):/.test(id));
  const parts = [files.map(({ name, sha256 }) => [name, sha256]), preset, mapping, reading.sort()];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

interface HeadedText {
  readonly file: TextFile;
  readonly header: HeaderLines;
}

async function openDetected(
  packed: PackedText,
  { answers = {} }: PartialSettings,
  signal: AbortSignal | undefined,
): Promise<{ file: TextFile; question?: ImportQuestion }> {
  const { encoding, readings } = await detectEncoding(packed, signal);
  if (readings.length === 0) return { file: await openTextFile(packed, encoding) };
  const question = encodingQuestion({ file: packed.name, readings });
  const answer: TextEncoding =
    readings.find((one) => one.encoding === answers[question.id])?.encoding ?? encoding;
  return { file: await openTextFile(packed, answer), question };
}

/** The first preset that all texts fit. */
function guessPreset(texts: readonly HeadedText[]): PresetName | null {
  const fits = (name: PresetName) =>
    texts.every(({ header }) => findTable(tablesOf(presets[name]), header) !== undefined);
  return presetNames.find(fits) ?? null;
}

function chosenPreset({ preset, mapping }: PartialSettings, guess: PresetName | null): CsvPreset | undefined {
  if (preset !== undefined) return presetOf({ preset, mapping });
  return guess === null ? undefined : presets[guess];
}

function inspectedFile({
  file,
  header,
  table,
  survey,
}: HeadedText & { table: CsvTable | undefined; survey: TableSurvey }): InspectedFile {
  return {
    name: file.name,
    sha256: file.source.sha256,
    compressed: file.compressed,
    encoding: file.encoding,
    delimiter: file.format.delimiter,
    columns: header[table?.nameRow ?? 0] ?? [],
    headerFaults: headerFaults({ table, header, isEmpty: survey.isEmpty }),
    firstRows: survey.firstRows,
    rows: survey.rows,
    decimal: decimalMarkOf(survey.marks, file.format.delimiter) ?? '.',
  };
}

function unitQuestions({
  file,
  header,
  table,
  isOnly,
}: HeadedText & { table: CsvTable; isOnly: boolean }): ImportQuestion[] {
  return readHeader(table, header).strangeUnits.flatMap(({ column, written }) => {
    const figure = table.figures[column];
    if (figure === undefined) return [];
    const id = unitQuestionId({ column, file: file.name, isOnly });
    return [unitQuestion({ id, file: file.name, column, written, nutrient: figure.nutrient })];
  });
}

function decimalQuestions(file: TextFile, { marks }: TableSurvey): ImportQuestion[] {
  const isKnown = decimalMarkOf(marks, file.format.delimiter) !== null;
  return isKnown ? [] : [decimalQuestion({ file: file.name, counts: marks })];
}
