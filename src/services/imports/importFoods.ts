import { realpath } from 'node:fs/promises';
import type pg from 'pg';
import { openFoodImport, type FoodImport, type IncomingFood } from '../../database/imports/importFoods.ts';
import type { Food } from '../../domain/foods/food.ts';
import type { CsvPreset } from '../../domain/imports/preset.ts';
import { presets, type PresetName } from '../../domain/imports/presets.ts';
import { labelledFood } from '../../domain/suitability/facts/factsOfFood.ts';
import { readFood } from '../../domain/imports/readFood.ts';
import type { LocatedIssue } from '../../domain/imports/rowIssues.ts';
import { runOn } from '../../queue/runSql.ts';
import type { LoadedDictionary } from '../labels/dictionary.ts';
import { readFoodKnowledge, readLabelsOf } from '../suitability/foodKnowledge.ts';
import { codeOf, ImportFault } from './importFault.ts';
import { joinRows, type JoinedRow } from './joinRows.ts';
import { openTable, type OpenTable } from './openTables.ts';
import { pairTables, type TablePair } from './pairTables.ts';
import { startTally, type ImportCounts, type ImportProgress, type Tally } from './tally.ts';
import { enqueueSearchRefresh } from '../search/refreshSearch.ts';

export interface ImportReport extends ImportCounts {
  readonly preset: PresetName;
  readonly dryRun: boolean;
  /** How many categories were created. */
  readonly categories: number;
}

/** The recognised and paired files of an import. Planning writes nothing and does not use the database. */
export interface ImportPlan {
  readonly preset: PresetName;
  readonly pairs: readonly TablePair[];
}

/**
 * Recognises files by their headers and pairs those that belong together, in any order.
 *
 * @throws {ImportFault} with one line for the person who gave the files: missing file, no CSV, unknown columns, no
 *   partner.
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
    // A file that is given under two paths is imported once.
    tables.set(await realpath(file), table);
  }
  return { preset: input.preset, pairs: await pairTables(preset, [...tables.values()]) };
}

/**
 * Imports foods: reads the rows of the planned files as a stream and writes them in batches, one transaction for each.
 * A repeated import writes only changes, so an interrupted import is completed by running it again. Memory does not
 * grow with the files.
 *
 * @param input.dryRun writes nothing, and reports what a real run would do.
 * @param input.onIssue receives every rejected row and every value that became unknown.
 * @param input.signal stops the import before the next row; written batches stay.
 * @throws {ImportFault} with one line for the person who started the import, when it cannot continue.
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
    const { dictionary, derivedOf } = await readFoodKnowledge(input.pool);
    const writer = await openFoodImport({ pool: input.pool, dryRun, derivedOf });
    try {
      for (const pair of pairs) await importPair({ ...common, pair, writer, dictionary });
    } finally {
      await writer.close();
    }
    const counts = tally.counts();
    if (counts.created + counts.updated > 0 && !dryRun) await enqueueSearchRefresh(runOn(input.pool));
    return { preset: name, dryRun, categories: writer.categoriesCreated(), ...counts };
  } catch (error) {
    throw toFault(error, tally.counts().rows);
  }
}

function bytesOf({ foods, partner }: TablePair): number {
  return foods.file.bytes + (partner?.with.file.bytes ?? 0);
}

interface PairImport {
  readonly preset: CsvPreset;
  readonly pair: TablePair;
  readonly writer: FoodImport;
  /** The dictionary for label reading. */
  readonly dictionary: LoadedDictionary;
  readonly tally: Tally;
  readonly batchSize: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads one batch while PostgreSQL writes the previous one. So two processors work, and at most two batches are in
 * memory.
 */
async function importPair(input: PairImport): Promise<void> {
  let batch: LocatedFood[] = [];
  let writing: Promise<void> = Promise.resolve();
  const startWriting = async (): Promise<void> => {
    const incoming = await withLabels(batch, input.dictionary);
    batch = [];
    await writing;
    writing = write(input, incoming);
    writing.catch(() => undefined); // The error is handled where `writing` is awaited.
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

/** A food as its row gives it, before its label is read. */
type LocatedFood = Omit<IncomingFood, 'food'> & { readonly food: Food };

async function withLabels(
  foods: readonly LocatedFood[],
  dictionary: LoadedDictionary,
): Promise<IncomingFood[]> {
  const labels = await readLabelsOf(
    foods.map(({ food }) => food),
    dictionary,
  );
  return foods.map(({ food, ...at }, index) => ({
    ...at,
    food: labelledFood(food, dictionary, labels[index] ?? null),
  }));
}

/** Reads the food of a row; undefined for a rejected row, which is reported and counted. */
function readIncoming({ preset, pair, tally }: PairImport, row: JoinedRow): LocatedFood | undefined {
  const { file, table } = pair.foods;
  if (row.kind === 'issue') {
    tally.report(row.issue, row);
    if (row.file === file.path) tally.reject();
    return undefined;
  }
  const at = { file: file.path, line: row.line };
  const { food, issues } = readFood(preset, { ...row, table: table.id });
  for (const issue of issues) tally.report(issue, at);
  if (food === null) {
    tally.reject();
    return undefined;
  }
  if (row.joinedByLine) tally.join();
  return { food, ...at };
}

async function write({ writer, tally }: PairImport, batch: readonly IncomingFood[]): Promise<void> {
  const outcomes = await writer.write(batch);
  for (const [index, incoming] of batch.entries()) {
    const outcome = outcomes[index];
    if (outcome !== undefined) tally.settle(outcome, incoming);
  }
  tally.progress();
}

/** Converts errors of the database to an ImportFault; any other error stays unchanged. */
function toFault(error: unknown, rows: number): unknown {
  if (!(error instanceof Error) || error instanceof ImportFault) return error;
  const code = codeOf(error);
  // The table or its row type does not exist.
  if (code === '42P01' || code === '42704') return new ImportFault('not_migrated', {}, { cause: error });
  const isLost = /^(?:08|57P|E[A-Z]+$)/.test(code) || /connection|timeout/i.test(error.message);
  return isLost ? new ImportFault('database_lost', { rows, reason: error.message }, { cause: error }) : error;
}
