import { missingColumns, type HeaderLines } from '../../../domain/imports/headers.ts';
import type { CsvPreset, CsvTable, ImportedField, RowFormat } from '../../../domain/imports/preset.ts';
import { presetOf } from '../../../domain/imports/presets/own.ts';
import {
  openQuestions,
  type HeaderFault,
  type ImportQuestion,
  type ImportSettings,
  type InspectedFile,
  type Inspection,
} from '../../../domain/imports/settings.ts';
import {
  decimalMarks,
  writtenUnits,
  type DecimalMark,
  type WrittenUnit,
} from '../../../domain/foods/nutrientValue.ts';
import { localized, type LocalizedText } from '../../../domain/language.ts';
import { ImportFault } from '../importFault.ts';
import {
  inspectImport,
  inspectionKey,
  longestHeader,
  openAll,
  tableOf,
  unitQuestionId,
} from './inspectImport.ts';
import { openTable, readHeaderLines, tablesOf, type OpenTable } from './openTables.ts';
import { pairTables, type TablePair } from './pairTables.ts';
import type { ImportPlan, PlannedPair } from './plan.ts';
import type { ImportSource } from './sources.ts';
import { openTextFile } from './textFile.ts';

/**
 * Recognises files by their headers and pairs those that belong together, in any order.
 *
 * @param input.inspection of these files. One for other settings is not used; the files are then inspected again.
 * @throws {ImportFault} with one line for the person who gave the files: no CSV, unknown columns, no partner, an open
 *   question.
 */
export async function planImport({
  files,
  settings,
  inspection: given,
  signal,
}: {
  files: readonly ImportSource[];
  settings: ImportSettings;
  inspection?: Inspection | undefined;
  signal?: AbortSignal | undefined;
}): Promise<ImportPlan> {
  const isFitting = given?.key === inspectionKey(files, settings);
  const inspection = isFitting ? given : await inspectImport({ files, settings, signal });
  const preset = presetOf(settings);
  const tables: InspectedTable[] = [];
  for (const packed of await openAll(files)) {
    const inspected = inspection.files.find(({ name }) => name === packed.name);
    if (inspected === undefined) throw new ImportFault('file_changed', { file: packed.name });
    const file = await openTextFile(packed, inspected.encoding);
    const header = await readHeaderLines(file, longestHeader);
    const table = knownTable(preset, inspected, header);
    tables.push({ ...inspected, open: openTable(file, table, header) });
  }
  const [question] = openQuestions(inspection, settings);
  if (question !== undefined) throw questionFault(question);
  const pairs = await pairTables(
    preset,
    tables.map(({ open }) => open),
  );
  const planned = pairs.map((pair): PlannedPair => {
    const format = formatOf(pair, tables, settings);
    const columns = [pair.foods.columns, pair.partner?.with.columns ?? []];
    const parts = [preset.id, preset.version, settings.mapping, pair.foods.table.id, columns, format];
    return { ...pair, format, context: JSON.stringify(parts) };
  });
  return {
    settings,
    preset,
    pairs: planned,
    rows: sum(planned.map(({ foods }) => inspectedOf(foods, tables).rows)),
    bytes: sum(tables.map(({ open }) => open.file.bytes)),
    context: planned.map(({ context }) => context).join('\n'),
  };
}

/** A table with what its inspection found. */
interface InspectedTable extends InspectedFile {
  readonly open: OpenTable;
}

function inspectedOf(table: OpenTable, tables: readonly InspectedTable[]): InspectedTable {
  const found = tables.find(({ open }) => open === table);
  if (found === undefined) throw new Error('a pair consists of inspected tables');
  return found;
}

/** @throws {ImportFault} when the file is no table of the preset, its columns cannot be used, or it has no rows. */
function knownTable(
  preset: CsvPreset,
  { name, headerFaults, rows }: InspectedFile,
  header: HeaderLines,
): CsvTable {
  const table = tableOf(preset, header);
  if (table === undefined) throw unknownHeader(preset, name, header);
  if (headerFaults.length > 0) {
    const faults = joined(headerFaults.map(faultText));
    throw new ImportFault('header_faults', { file: name, faults });
  }
  if (rows === 0) throw new ImportFault('no_rows', { file: name });
  return table;
}

/** Names the columns that are missing when only some are; otherwise the file is another one. */
function unknownHeader(preset: CsvPreset, file: string, header: HeaderLines): ImportFault {
  const tables = tablesOf(preset);
  const near = tables
    .map((table) => ({ table, missing: missingColumns(table, header) }))
    .filter(({ table, missing }) => missing.length > 0 && missing.length * 2 <= table.needed.length)
    .sort((a, b) => a.missing.length - b.missing.length)[0];
  if (near !== undefined) {
    const faults = joined(near.missing.map(missingText));
    return new ImportFault('header_faults', { file, faults });
  }
  return new ImportFault('unknown_header', {
    file,
    preset: preset.title,
    expected: joined(tables.map(({ title }) => title)),
    header: (header[0] ?? []).join(',').slice(0, 80),
  });
}

function faultText({ column, position, fault, proposal }: HeaderFault): LocalizedText {
  const name = column.slice(0, 60);
  switch (fault) {
    case 'duplicate':
      return {
        ko: `${position}번째 열 "${name}"이(가) 두 번 있습니다`,
        en: `column ${position}, "${name}", is there twice`,
      };
    case 'nameless':
      return {
        ko: `${position}번째 열에 값이 있지만 이름이 없습니다`,
        en: `column ${position} has values but no name`,
      };
    case 'unknown':
      return {
        ko: `${position}번째 열 "${name}"을(를) 알 수 없습니다${proposal === undefined ? '' : ` ("${proposal}"?)`}`,
        en: `column ${position}, "${name}", is unknown${proposal === undefined ? '' : ` (did you mean "${proposal}"?)`}`,
      };
  }
}

function missingText({ column, found }: { column: string; found?: string }): LocalizedText {
  return {
    ko: `"${column}" 열이 없습니다${found === undefined ? '' : ` ("${found.slice(0, 60)}"?)`}`,
    en: `there is no column "${column}"${found === undefined ? '' : ` (is it "${found.slice(0, 60)}"?)`}`,
  };
}

/** At most five texts in one line. */
function joined(texts: readonly LocalizedText[]): LocalizedText {
  return localized((language) => {
    const shown = texts.slice(0, 5).map((text) => text[language]);
    return [...shown, ...(texts.length > 5 ? ['…'] : [])].join(', ');
  });
}

function questionFault({ id, file, text, choices }: ImportQuestion): ImportFault {
  const values = choices.map(({ value, sample }) => (sample === undefined ? value : `${value}: ${sample}`));
  return new ImportFault('question_open', {
    id,
    file: file ?? '',
    question: text,
    choices: values.join(' | '),
  });
}

/** What holds for all rows of a pair: units and decimal mark from the headers and the answers, and the filled fields. */
function formatOf(
  pair: TablePair,
  all: readonly InspectedTable[],
  { answers, mapping }: ImportSettings,
): RowFormat {
  const tables = [pair.foods, ...(pair.partner === undefined ? [] : [pair.partner.with])].map((table) =>
    inspectedOf(table, all),
  );
  const units: Record<string, WrittenUnit> = {};
  const fields = new Set<ImportedField>(pair.constants);
  for (const { name, open } of tables) {
    Object.assign(units, open.header.units);
    for (const column of open.columns) {
      const id = unitQuestionId({ column, file: name, isOnly: all.length === 1 });
      const answer = writtenUnits.find((unit) => unit === answers[id]);
      if (answer !== undefined) units[column] = answer;
      for (const field of open.table.fields[column] ?? []) fields.add(field);
    }
  }
  return { units, decimal: mapping?.decimal ?? decimalOf(tables, answers), fields: [...fields] };
}

/** The mark of the file with figures: foods and their figures may be in two files. */
function decimalOf(tables: readonly InspectedTable[], answers: ImportSettings['answers']): DecimalMark {
  const file = tables.find(({ open }) => Object.keys(open.table.figures).length > 0);
  if (file === undefined) return '.';
  return decimalMarks.find((mark) => mark === answers[`decimal:${file.name}`]) ?? file.decimal;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
