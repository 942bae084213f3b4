import { realpath } from 'node:fs/promises';
import type pg from 'pg';
import { openFoodImport, type FoodImport, type IncomingFood } from '../../database/imports/importFoods.ts';
import type { CsvPreset } from '../../domain/imports/preset.ts';
import { presets, type PresetName } from '../../domain/imports/presets.ts';
import { labelledFood } from '../../domain/suitability/facts/factsOfFood.ts';
import { readFood } from '../../domain/imports/readFood.ts';
import type { LocatedIssue } from '../../domain/imports/rowIssues.ts';
import type { Dictionary } from '../../domain/labels/words/dictionary.ts';
import { runOn } from '../../queue/runSql.ts';
import { readFoodKnowledge } from '../suitability/foodKnowledge.ts';
import { codeOf, ImportFault } from './importFault.ts';
import { joinRows, type JoinedRow } from './joinRows.ts';
import { openTable, type OpenTable } from './openTables.ts';
import { pairTables, type TablePair } from './pairTables.ts';
import { startTally, type ImportCounts, type ImportProgress, type Tally } from './tally.ts';
import { enqueueSearchRefresh } from '../search/refreshSearch.ts';

export interface ImportReport extends ImportCounts {
  readonly preset: PresetName;
  readonly dryRun: boolean;
  /** Categories made. */
  readonly categories: number;
}

/** The files of an import, recognised and put together; nothing has been written, and no database was asked. */
export interface ImportPlan {
  readonly preset: PresetName;
  readonly pairs: readonly TablePair[];
}

/**
 * Recognises files by their headers and puts together those that belong together, in whatever order they are named.
 *
 * @throws {ImportFault} with one line for whoever named them: no such file, no CSV, other columns, no partner.
 */
export async function planImport(input: {
  files: readonly string[];
  preset: PresetName;
}): Promise<ImportPlan> {
  const preset: CsvPreset = presets[input.preset];
  if (input.files.length === 0) throw new ImportFault('no_files');
  const tables = new Map<string, OpenTable>();
  for (const file of input.files) {
    const table = await openTable(file, preset);
    // The same file by two names is one file.
    tables.set(await realpath(file), table);
  }
  return { preset: input.preset, pairs: await pairTables(preset, [...tables.values()]) };
}

/**
 * Imports foods: reads the rows of the planned files as a stream and writes them in batches, each in one transaction.
 * Importing again changes only what has changed, so an import that was cut off is finished by running it again.
 * Memory does not grow with the files.
 *
 * @param input.dryRun writes nothing, and reports what a real run would do.
 * @param input.onIssue told of every row that was rejected, and of every value that was left unknown.
 * @param input.signal ends the import before the next row; batches that were written stay.
 * @throws {ImportFault} with one line for whoever started it, when it cannot go on.
 */
export async function importFoods(input: {
  plan: ImportPlan;
  pool: pg.Pool;
  dryRun?: boolean;
  batchSize?: number;
  onProgress?: (progress: ImportProgress) => void;
  onIssue?: (issue: LocatedIssue) => void;
  signal?: AbortSignal;
}): Promise<ImportReport> {
  const { preset: name, pairs } = input.plan;
  const dryRun = input.dryRun ?? false;
  const totalBytes = pairs.reduce((sum, pair) => sum + bytesOf(pair), 0);
  const tally = startTally({ totalBytes, onProgress: input.onProgress, onIssue: input.onIssue });
  const common = { preset: presets[name], tally, batchSize: input.batchSize ?? 1_000, signal: input.signal };
  try {
    const { dictionary, unfitOf } = await readFoodKnowledge(input.pool);
    const writer = await openFoodImport({ pool: input.pool, dryRun, unfitOf });
    try {
      for (const pair of pairs) await importPair({ ...common, pair, writer, dictionary });
    } finally {
      await writer.close();
    }
    const counts = tally.counts();
    if (counts.created + counts.updated > 0 && !dryRun) await enqueueSearchRefresh(runOn(input.pool));
    return { preset: name, dryRun, categories: writer.categoriesCreated(), ...counts };
  } catch (error) {
    throw asFault(error, tally.counts().rows);
  }
}

function bytesOf({ foods, partner }: TablePair): number {
  return foods.file.bytes + (partner?.with.file.bytes ?? 0);
}

interface PairImport {
  readonly preset: CsvPreset;
  readonly pair: TablePair;
  readonly writer: FoodImport;
  /** By which the labels are read. */
  readonly dictionary: Dictionary;
  readonly tally: Tally;
  readonly batchSize: number;
  readonly signal?: AbortSignal | undefined;
}

/** One batch is read while PostgreSQL writes the one before: two processors work, and two batches are in memory. */
async function importPair(input: PairImport): Promise<void> {
  let batch: IncomingFood[] = [];
  let writing: Promise<void> = Promise.resolve();
  const startWriting = async (): Promise<void> => {
    await writing;
    writing = write(input, batch);
    writing.catch(() => undefined); // awaited before the next batch, and at the end
    batch = [];
  };
  try {
    for await (const row of joinRows(input.pair, input.tally.read)) {
      input.signal?.throwIfAborted();
      const incoming = readIncoming(input, row);
      if (incoming !== undefined) batch.push(incoming);
      if (batch.length >= input.batchSize) await startWriting();
    }
    await startWriting();
  } finally {
    await writing;
  }
}

/** The food of a row; undefined when there is none, which is then told and counted. */
function readIncoming(
  { preset, pair, tally, dictionary }: PairImport,
  row: JoinedRow,
): IncomingFood | undefined {
  const { file, table } = pair.foods;
  if (row.kind === 'issue') {
    tally.tell(row.issue, row);
    if (row.file === file.path) tally.reject();
    return undefined;
  }
  const at = { file: file.path, line: row.line };
  const { food, issues } = readFood(preset, { ...row, table: table.id });
  for (const issue of issues) tally.tell(issue, at);
  if (food === null) {
    tally.reject();
    return undefined;
  }
  if (row.joinedByLine) tally.join();
  return { food: labelledFood(food, dictionary), ...at };
}

async function write({ writer, tally }: PairImport, batch: readonly IncomingFood[]): Promise<void> {
  const outcomes = await writer.write(batch);
  for (const [index, incoming] of batch.entries()) {
    const outcome = outcomes[index];
    if (outcome !== undefined) tally.settle(outcome, incoming);
  }
  tally.progress();
}

/** Faults of the database in words for whoever waits for the import; anything unforeseen passes as it is. */
function asFault(error: unknown, rows: number): unknown {
  if (!(error instanceof Error) || error instanceof ImportFault) return error;
  const code = codeOf(error);
  // The table, or its row type, does not exist.
  if (code === '42P01' || code === '42704') return new ImportFault('not_migrated', {}, { cause: error });
  const isLost = /^(?:08|57P|E[A-Z]+$)/.test(code) || /connection|timeout/i.test(error.message);
  return isLost ? new ImportFault('database_lost', { rows, reason: error.message }, { cause: error }) : error;
}
