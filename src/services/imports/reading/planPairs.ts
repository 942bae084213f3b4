import {
  decimalMarks,
  writtenUnits,
  type DecimalMark,
  type WrittenUnit,
} from '../../../domain/foods/nutrientValue.ts';
import {
  findTable,
  missingColumns,
  nearTable,
  type HeaderFault,
  type HeaderLines,
} from '../../../domain/imports/settings/headers.ts';
import {
  mappingBases,
  type CsvPreset,
  type CsvTable,
  type ImportedField,
  type MappingBasis,
  type RowFormat,
} from '../../../domain/imports/rows/preset.ts';
import { presetOf } from '../../../domain/imports/presets/own.ts';
import type { ImportSettings, InspectedFile, Inspection } from '../../../domain/imports/settings/settings.ts';
import { localized, type LocalizedText } from '../../../domain/language.ts';
import { basisQuestionId, unitQuestionId } from '../../../domain/imports/settings/questions.ts';
import { ImportFault } from '../importFault.ts';
import { openTable, readHeaderLines, tablesOf, type OpenTable } from './openTables.ts';
import { openAll } from './packed.ts';
import { pairTables, type TablePair } from './pairTables.ts';
import type { ImportPlan, PlannedPair } from './plan.ts';
import { isOrderProven } from './proveOrder.ts';
import type { ImportSource } from './sources.ts';
import { openTextFile } from './textFile.ts';

/**
 * Opens the files of an import as tables of its preset, and pairs them.
 *
 * @throws {ImportFault} for unknown or faulty columns, a file without rows, or without its partner.
 */
export async function planPairs({
  files,
  settings,
  inspection,
}: {
  files: readonly ImportSource[];
  settings: ImportSettings;
  inspection: Inspection;
}): Promise<ImportPlan> {
  const preset = presetOf(settings);
  const tables: InspectedTable[] = [];
  for (const packed of await openAll(files)) {
    const inspected = inspection.files.find(({ name }) => name === packed.name);
    if (inspected === undefined) throw new ImportFault('file_changed', { file: packed.name });
    const file = await openTextFile(packed, inspected.encoding);
    const header = await readHeaderLines(file);
    const table = knownTable(preset, inspected, header);
    tables.push({ ...inspected, open: openTable(file, table, header) });
  }
  const pairs = await pairTables(
    preset,
    tables.map(({ open }) => open),
  );
  const planned: PlannedPair[] = [];
  for (const pair of pairs) {
    const format = { ...formatOf(pair, tables, settings), isOrderProven: await isOrderProven(pair) };
    const columns = [pair.foods.columns, pair.partner?.with.columns ?? []];
    const parts = [preset.id, preset.version, settings.mapping, pair.foods.table.id, columns, format];
    planned.push({ ...pair, format, context: JSON.stringify(parts) });
  }
  return {
    settings,
    preset,
    pairs: planned,
    rows: sum(planned.map(({ foods }) => inspectedOf(foods, tables).rows)),
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
function knownTable(preset: CsvPreset, inspected: InspectedFile, header: HeaderLines): CsvTable {
  const { name, headerFaults, rows } = inspected;
  const table = findTable(tablesOf(preset), header);
  if (table === undefined) throw unknownHeader(preset, inspected, header);
  if (headerFaults.length > 0) {
    throw new ImportFault('header_faults', { file: name, faults: joined(headerFaults.map(faultText)) });
  }
  if (rows === 0) throw new ImportFault('no_rows', { file: name });
  return table;
}

/** Names the columns that are missing or misspelt when most are there; otherwise the file is another one. */
function unknownHeader(
  preset: CsvPreset,
  { name, headerFaults }: InspectedFile,
  header: HeaderLines,
): ImportFault {
  const tables = tablesOf(preset);
  const near = nearTable(tables, header);
  const missing = near === undefined ? [] : missingColumns(near, header);
  if (missing.length > 0) {
    const faults = joined([...missing.map(missingText), ...headerFaults.map(faultText)]);
    return new ImportFault('header_faults', { file: name, faults });
  }
  return new ImportFault('unknown_header', {
    file: name,
    preset: preset.title,
    expected: joined(tables.map(({ title }) => title)),
    header: (header[0] ?? []).join(',').slice(0, 80),
  });
}

function faultText({ column, position, fault, proposal, first = position }: HeaderFault): LocalizedText {
  const name = column.slice(0, 60);
  switch (fault) {
    case 'duplicate':
      return {
        ko: `${first}번째 열과 ${position}번째 열의 이름이 모두 "${name}"입니다 (하나를 지우거나 다른 이름을 붙여 주세요)`,
        en: `columns ${first} and ${position} both mean "${name}" (delete one of them, or rename it)`,
      };
    case 'nameless':
      return {
        ko: `${position}번째 열에 값이 있지만 이름이 없습니다 (이름을 붙이거나 열을 지워 주세요)`,
        en: `column ${position} has values but no name (give it one, or delete it)`,
      };
    case 'unknown':
      return {
        ko: `${position}번째 열 "${name}"을(를) 알 수 없습니다${proposal === undefined ? '' : ` ("${proposal}"?)`}`,
        en: `column ${position}, "${name}", is unknown${proposal === undefined ? '' : ` (did you mean "${proposal}"?)`}`,
      };
  }
}

function missingText(column: string): LocalizedText {
  return { ko: `"${column}" 열이 없습니다`, en: `there is no column "${column}"` };
}

/** At most five texts in one line. */
function joined(texts: readonly LocalizedText[]): LocalizedText {
  return localized((language) => {
    const shown = texts.slice(0, 5).map((text) => text[language]);
    return [...shown, ...(texts.length > 5 ? ['…'] : [])].join(', ');
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
  const per = answeredBasis(tables, answers);
  if (per !== undefined) fields.add('basis');
  // A serving without a unit is in grams.
  if (per === 'serving') fields.add('servingUnit');
  const decimal = mapping?.decimal ?? decimalOf(tables, answers);
  return { units, decimal, ...(per === undefined ? {} : { per }), fields: [...fields] };
}

function answeredBasis(
  tables: readonly InspectedTable[],
  answers: ImportSettings['answers'],
): MappingBasis | undefined {
  return mappingBases.find((basis) => tables.some(({ name }) => answers[basisQuestionId(name)] === basis));
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
