import type pg from 'pg';
import { categoryResolver } from '../../database/foods/categoryTree.ts';
import {
  countCategories,
  endRun,
  openRun,
  type ImportMode,
  type RunKey,
} from '../../database/imports/runs.ts';
import { savedCategoriesContext } from '../../database/imports/sourceCategories.ts';
import { writeBatch, type PreparedRow } from '../../database/imports/writeBatch.ts';
import { WriteConflict } from '../../database/imports/writeFoods.ts';
import { inPoolTransaction } from '../../database/pool.ts';
import { addRows, noCounts, type ImportCounts } from '../../domain/imports/process/counts.ts';
import { readFood } from '../../domain/imports/rows/readFood.ts';
import { reasonOfState, type RowReason } from '../../domain/imports/rows/rowReasons.ts';
import { runOn, type RunSql } from '../../queue/runSql.ts';
import { enqueueFoodRefreshWith } from '../foods/refreshFoods.ts';
import { enqueueSearchRefresh } from '../search/refreshSearch.ts';
import { deriveInThreads } from '../suitability/deriveInThreads.ts';
import { readKnowledgeSource } from '../suitability/foodKnowledge.ts';
import { hash64, hashRow } from './hashRow.ts';
import { codeOf, ImportFault, toImportFault } from './importFault.ts';
import { prepareBatch, type PrepareContext } from './prepareBatch.ts';
import type { ReadRow } from './prepareRow.ts';
import { joinRows, type JoinedRow } from './reading/joinRows.ts';
import type { ImportPlan, PlannedPair } from './reading/plan.ts';

export type { ImportMode } from '../../database/imports/runs.ts';
export type { ImportCounts } from '../../domain/imports/process/counts.ts';

export interface ImportProgress {
  /** Rows that are committed, those of earlier attempts included. */
  readonly rows: number;
  /** The rate of this attempt. */
  readonly rowsPerSecond: number;
  readonly counts: ImportCounts;
}

export interface RunImportInput {
  /** With at least two connections. */
  readonly pool: pg.Pool;
  readonly importId: number;
  readonly plan: ImportPlan;
  readonly mode: ImportMode;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Rows of one transaction. */
  readonly batchSize?: number;
}

/** How many batches are read and prepared while one is written. Each has at most some megabytes. */
const batchesAhead = 2;

/**
 * Runs an import, or previews it: a preview writes no foods. Both continue behind the last committed
 * batch of this import and mode. Memory does not grow with the files.
 *
 * @throws {ImportFault} with one line for the person who started the import, when it cannot continue.
 * @throws {DOMException} `AbortError` when `signal` stopped it behind a batch.
 */
export async function runImport(input: RunImportInput): Promise<ImportCounts> {
  const run = { importId: input.importId, mode: input.mode };
  let rows = 0;
  try {
    const state = await openState(input);
    rows = state.counts.rows;
    if (state.isFinished) return state.counts;
    const counts = await runFrom({ ...input, ...state, onRows: (done) => (rows = done) });
    const finished = { ...counts, ...(await categoriesOf(input, counts)) };
    if (input.mode === 'apply') await enqueueRefreshes(runOn(input.pool), finished);
    await endRun(input.pool, { ...run, counts: finished });
    return finished;
  } catch (error) {
    throw toImportFault(error, rows);
  }
}

/** What was written makes other data old. Enqueued before the end is noted, so that no crash between them loses it. */
async function enqueueRefreshes(run: RunSql, { created, updated, categories }: ImportCounts): Promise<void> {
  // Foods of new categories were judged by the tree without them.
  if (categories > 0) await enqueueFoodRefreshWith(run);
  if (created + updated > 0) await enqueueSearchRefresh(run);
}

async function categoriesOf(
  { pool, importId, mode }: RunImportInput,
  { categories }: ImportCounts,
): Promise<Pick<ImportCounts, 'categories'>> {
  return { categories: mode === 'apply' ? await countCategories(pool, importId) : categories };
}

interface State {
  readonly rowsDone: number;
  readonly counts: ImportCounts;
  readonly isFinished: boolean;
  /** What people have said of the categories of sources, as a text. Rows are read again when it changes. */
  readonly savedCategories: string;
}

async function openState({ pool, importId, mode, plan }: RunImportInput): Promise<State> {
  const context = hash64(
    ...plan.pairs.flatMap((pair) => [pairContext(plan, pair), ...filesOf(pair).map(({ sha256 }) => sha256)]),
  );
  return inPoolTransaction(pool, async (client) => {
    const run = await openRun(client, { importId, mode, context });
    if (run.context !== context) throw new ImportFault('import_changed');
    const savedCategories = await savedCategoriesContext(client);
    // Our own JSON, written by `moveRun`.
    return { ...run, savedCategories, counts: { ...noCounts, ...(run.counts as Partial<ImportCounts>) } };
  });
}

interface Running extends RunImportInput, State {
  readonly onRows: (rows: number) => void;
}

/**
 * Writes one batch after the other, while the next ones are read and prepared: the threads read labels, and PostgreSQL
 * writes, at the same time.
 */
async function runFrom(input: Running): Promise<ImportCounts> {
  const { pool, plan, mode, importId, signal } = input;
  const context: PrepareContext = {
    pool,
    matchBy: plan.settings.matchBy,
    categoriesFrom: plan.preset.categoriesFrom,
    categories: categoryResolver({ pool, importId: mode === 'apply' ? importId : undefined }),
    // Also in a preview: what a label contradicts is one of its doubts.
    derive: deriveInThreads({ knowledge: await readKnowledgeSource(pool) }),
  };
  const started = performance.now();
  let counts = input.counts;
  const stop = new AbortController();

  const write = async (batch: Batch, prepared: readonly PreparedRow[]): Promise<void> => {
    counts = await writeRows({
      run: { importId, mode },
      pool,
      rows: batch.rows,
      prepared,
      prepareAgain: (rows) => prepareBatch(rows, context),
      counts: mode === 'preview' ? { ...counts, categories: context.categories.created() } : counts,
    });
    input.onRows(counts.rows);
    const seconds = Math.max(0.001, (performance.now() - started) / 1000);
    input.onProgress?.({
      rows: counts.rows,
      rowsPerSecond: Math.round((counts.rows - input.counts.rows) / seconds),
      counts,
    });
  };

  let writing: Promise<void> = Promise.resolve();
  const inFlight: Promise<void>[] = [];
  try {
    for await (const batch of batchesOf(input)) {
      signal?.throwIfAborted();
      const prepared = prepareBatch(batch.rows, context);
      prepared.catch(() => stop.abort());
      const before = writing;
      writing = before.then(async () => {
        signal?.throwIfAborted();
        await write(batch, await prepared);
      });
      writing.catch(() => stop.abort());
      inFlight.push(writing);
      if (inFlight.length > batchesAhead) await inFlight.shift();
      stop.signal.throwIfAborted();
    }
  } finally {
    // Nothing of this run goes on after its end. The first error counts.
    await writing;
  }
  return counts;
}

interface Batch {
  readonly rows: readonly ReadRow[];
}

/** The rows behind the last committed one, in batches. */
async function* batchesOf({
  plan,
  rowsDone,
  savedCategories,
  batchSize = 1_000,
}: Running): AsyncGenerator<Batch> {
  let rows: ReadRow[] = [];
  const toReadRow = rowReader(plan, savedCategories);
  for await (const row of joinRows(plan)) {
    if (row.n <= rowsDone) continue;
    rows.push(toReadRow(row));
    if (rows.length < batchSize) continue;
    yield { rows };
    rows = [];
  }
  if (rows.length > 0) yield { rows };
}

/** Prepares to convert the rows of an import. */
function rowReader(plan: ImportPlan, savedCategories: string): (row: JoinedRow) => ReadRow {
  const { preset } = plan;
  const contexts = new Map(plan.pairs.map((pair) => [pair, pairContext(plan, pair) + savedCategories]));
  return (row) => {
    const { n, file, line, pair } = row;
    const at = { n, file, line };
    if (row.kind === 'issue') {
      const { issue, isFood } = row;
      const read = () => ({ food: null, issues: [issue], fields: [] });
      return { ...at, joinedByLine: false, hash: null, isPartnerOnly: !isFood, read };
    }
    const { cells, partner, joinedByLine } = row;
    const { format, foods } = pair;
    return {
      ...at,
      joinedByLine,
      isPartnerOnly: false,
      hash: hashRow({ context: contexts.get(pair) ?? '', cells, partner, joinedByLine }),
      read: () => ({
        fields: format.fields,
        ...readFood(preset, { cells, partner, joinedByLine, table: foods.table.id, format }),
      }),
    };
  };
}

/** All that decides what the cells of a pair of files become. */
function pairContext({ settings }: ImportPlan, { context }: PlannedPair): string {
  return `${settings.matchBy} ${context}`;
}

function filesOf({ foods, partner }: PlannedPair): { sha256: string }[] {
  return [foods.file.source, ...(partner === undefined ? [] : [partner.with.file.source])];
}

interface RowsToWrite {
  readonly run: RunKey;
  readonly pool: pg.Pool;
  readonly rows: readonly ReadRow[];
  readonly prepared: readonly PreparedRow[];
  readonly prepareAgain: (rows: readonly ReadRow[]) => Promise<readonly PreparedRow[]>;
  readonly counts: ImportCounts;
}

/**
 * Writes rows in one transaction. If somebody changed one of their foods since they were prepared, they are prepared
 * again: whoever changed it has come further.
 *
 * If PostgreSQL refuses them because of their data (not because of its own state), they are halved until the bad row is
 * alone. One bad row in a million costs twenty small transactions, and no other row.
 */
async function writeRows(input: RowsToWrite): Promise<ImportCounts> {
  const { run, pool, rows, prepared, prepareAgain, counts } = input;
  const rowsDone = rows.at(-1)?.n ?? 0;
  const write = (written: readonly PreparedRow[]): Promise<ImportCounts> =>
    writeBatch(pool, {
      ...run,
      rows: written,
      rowsDone,
      countsAfter: (final) => addRows(counts, final),
    });
  try {
    return await write(prepared);
  } catch (error) {
    if (error instanceof WriteConflict) return writeRows({ ...input, prepared: await prepareAgain(rows) });
    const reason = dataErrorReason(error);
    if (reason === undefined) throw error;
    const [only] = prepared;
    if (prepared.length === 1 && only !== undefined) return write([refused(only, reason)]);
    const half = Math.ceil(rows.length / 2);
    const part = (start: number, end?: number) => ({
      ...input,
      rows: rows.slice(start, end),
      prepared: prepared.slice(start, end),
    });
    const afterFirst = await writeRows(part(0, half));
    return writeRows({ ...part(half), counts: afterFirst });
  }
}

function refused(row: PreparedRow, reason: RowReason): PreparedRow {
  const issue = { code: 'refused', field: 'code', value: row.code ?? '', parameters: { reason } } as const;
  return {
    ...row,
    outcome: 'refused',
    keys: [],
    issues: [issue],
    flags: [],
    changes: [],
    hasKeptFields: false,
    write: null,
  };
}

/**
 * The reason why PostgreSQL refused the data: SQLSTATE classes 22 and 23, and 54000 (a value is too long for an index).
 */
function dataErrorReason(error: unknown): RowReason | undefined {
  const state = codeOf(error);
  return /^(?:22|23|54)/.test(state) ? reasonOfState(state) : undefined;
}
