import type pg from 'pg';
import { openFoodImport, type FoodImport, type IncomingFood } from '../../database/imports/importFoods.ts';
import type { Food } from '../../domain/foods/food.ts';
import type { CsvPreset } from '../../domain/imports/preset.ts';
import { labelledFood } from '../../domain/suitability/facts/factsOfFood.ts';
import { readFood } from '../../domain/imports/readFood.ts';
import type { LocatedIssue } from '../../domain/imports/rowIssues.ts';
import { runOn } from '../../queue/runSql.ts';
import type { LoadedDictionary } from '../labels/dictionary.ts';
import { readFoodKnowledge, readLabelsOf } from '../suitability/foodKnowledge.ts';
import { codeOf, ImportFault } from './importFault.ts';
import { joinRows, type JoinedRow } from './reading/joinRows.ts';
import type { ImportPlan } from './reading/plan.ts';
import { startTally, type ImportCounts, type ImportProgress, type Tally } from './tally.ts';
import { enqueueSearchRefresh } from '../search/refreshSearch.ts';

export interface ImportReport extends ImportCounts {
  readonly preset: string;
  readonly dryRun: boolean;
  /** How many categories were created. */
  readonly categories: number;
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
  const { plan } = input;
  const dryRun = input.dryRun ?? false;
  const tally = startTally({ totalBytes: plan.bytes, onProgress: input.onProgress, onIssue: input.onIssue });
  const common = { preset: plan.preset, tally, batchSize: input.batchSize ?? 1_000, signal: input.signal };
  try {
    const { dictionary, derivedOf } = await readFoodKnowledge(input.pool);
    const writer = await openFoodImport({ pool: input.pool, dryRun, derivedOf });
    try {
      await importRows({ ...common, plan, writer, dictionary });
    } finally {
      await writer.close();
    }
    const counts = tally.counts();
    if (counts.created + counts.updated > 0 && !dryRun) await enqueueSearchRefresh(runOn(input.pool));
    return { preset: plan.preset.id, dryRun, categories: writer.categoriesCreated(), ...counts };
  } catch (error) {
    throw toFault(error, tally.counts().rows);
  }
}

interface RowsImport {
  readonly preset: CsvPreset;
  readonly plan: ImportPlan;
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
async function importRows(input: RowsImport): Promise<void> {
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
    for await (const row of joinRows(input.plan, input.tally.read)) {
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
function readIncoming({ preset, tally }: RowsImport, row: JoinedRow): LocatedFood | undefined {
  if (row.kind === 'issue') {
    tally.report(row.issue, row);
    if (row.isFood) tally.reject();
    return undefined;
  }
  const at = { file: row.file, line: row.line };
  const { foods, format } = row.pair;
  const { food, issues } = readFood(preset, { ...row, table: foods.table.id, format });
  for (const issue of issues) tally.report(issue, at);
  if (food === null) {
    tally.reject();
    return undefined;
  }
  if (row.joinedByLine) tally.join();
  return { food, ...at };
}

async function write({ writer, tally }: RowsImport, batch: readonly IncomingFood[]): Promise<void> {
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
