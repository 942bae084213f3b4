import type pg from 'pg';
import { z } from 'zod';
import type { QualityFlagName } from '../../domain/foods/quality.ts';
import { isDoubtful, type CountedRow, type ImportCounts } from '../../domain/imports/counts.ts';
import type { FieldChange } from '../../domain/imports/mergeImported.ts';
import type { FoodDocument } from '../foods/document.ts';
import { importedBySelf } from '../search/unfitFoods.ts';
import { byIndexes } from './lookups.ts';
import { copyRows } from './copy.ts';
import { moveRun, type RunKey } from './runs.ts';
import {
  changeFoods,
  createFoods,
  lockUnchanged,
  rehashFoods,
  WriteConflict,
  type ChangedFood,
  type NewFood,
  type RehashedFood,
} from './writeFoods.ts';

/** What is written of a row, besides the report. */
export type RowWrite =
  | ({ readonly kind: 'create' } & NewFood)
  | ({ readonly kind: 'change'; readonly before: UndoRecord } & ChangedFood)
  | ({ readonly kind: 'rehash' } & RehashedFood);

/** What takes the change of a food back: the fields that differ, before and after. */
export interface UndoRecord {
  readonly from: FoodDocument;
  readonly to: FoodDocument;
  readonly hash: string | null;
}

/** A row that is ready to be written. */
export interface PreparedRow extends CountedRow {
  readonly n: number;
  readonly file: string;
  readonly line: number;
  /** Equal keys mean the same food; null for a row without a food. */
  readonly key: string | null;
  readonly foodId: number | null;
  readonly name: string | null;
  readonly code: string | null;
  readonly flags: readonly QualityFlagName[];
  readonly changes: readonly FieldChange[];
  readonly write: RowWrite | null;
}

/**
 * Writes a batch in one transaction: foods, what they are found by, what takes them back, the rows of the report and how
 * far the run is.
 *
 * @param input.countsAfter the counts of the run after these rows.
 * @returns the counts.
 * @throws {WriteConflict} when the rows must be prepared again. Nothing is written then.
 */
export async function writeBatch(
  pool: pg.Pool,
  input: RunKey & {
    readonly rows: readonly PreparedRow[];
    readonly rowsDone: number;
    readonly countsAfter: (rows: readonly PreparedRow[]) => ImportCounts;
  },
): Promise<ImportCounts> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // If the connection is lost between two statements, the next statement fails.
  const ignore = (): void => undefined;
  client.on('error', ignore);
  try {
    await client.query(`BEGIN; SET LOCAL statement_timeout = '5min'; ${byIndexes}; ${importedBySelf}`);
    const rows = await markDuplicates(client, input);
    const counts = input.countsAfter(rows);
    const written = input.mode === 'apply' ? await writeFoods(client, input.importId, rows) : rows;
    await writeReport(client, input, written);
    await moveRun(client, { ...input, counts });
    const { command } = await client.query('COMMIT');
    if (command !== 'COMMIT') throw new Error('the batch was rolled back at commit');
    return counts;
  } catch (error) {
    await client.query('ROLLBACK').catch((lost: unknown) => {
      broken = lost instanceof Error ? lost : new Error(String(lost));
    });
    throw isConflict(error) ? new WriteConflict(undefined, { cause: error }) : error;
  } finally {
    client.off('error', ignore);
    client.release(broken);
  }
}

/** Another import has created the same food, or the two waited for each other. */
function isConflict(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return code === '40P01' || code === '40001' || (code === '23505' && constraint === 'source_name_code_idx');
}

const keyRows = z.array(z.object({ key: z.string(), n: z.number(), file: z.string(), line: z.number() }));

/** Remembers the foods of the rows. A row whose food an earlier row had is a duplicate, however far apart they are. */
async function markDuplicates(
  client: pg.ClientBase,
  { importId, mode, rows }: RunKey & { rows: readonly PreparedRow[] },
): Promise<readonly PreparedRow[]> {
  const keyed = rows.filter(({ key }) => key !== null);
  const { rowCount } = await client.query({
    name: 'import-keys',
    text: `INSERT INTO food_import_keys (import_id, mode, key, n, file, line)
           SELECT $1, $2, * FROM unnest($3::bigint[], $4::int[], $5::text[], $6::int[]) ON CONFLICT DO NOTHING`,
    values: [
      importId,
      mode,
      keyed.map(({ key }) => key),
      keyed.map(({ n }) => n),
      keyed.map(({ file }) => file),
      keyed.map(({ line }) => line),
    ],
  });
  if (rowCount === keyed.length) return rows;
  const found = await client.query(
    `SELECT key::text, n, file, line FROM food_import_keys WHERE import_id = $1 AND mode = $2 AND key = ANY ($3::bigint[])`,
    [importId, mode, keyed.map(({ key }) => key)],
  );
  const firsts = new Map(keyRows.parse(found.rows).map((first) => [first.key, first]));
  return rows.map((row): PreparedRow => {
    const first = row.key === null ? undefined : firsts.get(row.key);
    if (first === undefined || first.n === row.n) return row;
    const parameters = { firstFile: first.file, firstLine: first.line };
    const issue = { code: 'duplicate_code', field: 'code', value: row.code ?? '', parameters } as const;
    return {
      ...row,
      outcome: 'duplicate',
      issues: [issue],
      flags: [],
      changes: [],
      hasKeptFields: false,
      write: null,
    };
  });
}

async function writeFoods(
  client: pg.ClientBase,
  importId: number,
  rows: readonly PreparedRow[],
): Promise<readonly PreparedRow[]> {
  const writes = rows.flatMap(({ write }) => (write === null ? [] : [write]));
  const changed = writes.filter((write) => write.kind === 'change');
  const rehashed = writes.filter((write) => write.kind === 'rehash');
  await lockUnchanged(client, [...changed, ...rehashed]);
  await changeFoods(client, changed);
  await rehashFoods(client, rehashed);
  // In the order of their codes, so that two imports of one file do not wait for each other in a circle.
  const created = rows
    .flatMap((row) => (row.write?.kind === 'create' ? [{ row, write: row.write }] : []))
    .sort((a, b) => compare(a.row.code, b.row.code));
  const ids = await createFoods(
    client,
    created.map(({ write }) => write),
  );
  const idOfRow = new Map(created.map(({ row }, at) => [row, ids[at] ?? null]));
  await copyRows(client, {
    table: 'food_import_undo',
    columns: [{ name: 'import_id' }, { name: 'food_id' }, { name: 'before', isJson: true }],
    rows: [
      ...ids.map((id) => [importId, id, null]),
      ...changed.map(({ id, before }) => [importId, id, before]),
    ],
  });
  return rows.map((row) => (idOfRow.has(row) ? { ...row, foodId: idOfRow.get(row) ?? null } : row));
}

function compare(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : 1;
}

/** Rows that changed nothing and have no doubt are only counted. */
function isReported(row: PreparedRow): boolean {
  return row.outcome !== 'unchanged' || row.hasKeptFields || isDoubtful(row);
}

async function writeReport(
  client: pg.ClientBase,
  { importId, mode }: RunKey,
  rows: readonly PreparedRow[],
): Promise<void> {
  await copyRows(client, {
    table: 'food_import_rows',
    columns: [
      { name: 'import_id' },
      { name: 'mode' },
      { name: 'n' },
      { name: 'file' },
      { name: 'line' },
      { name: 'outcome' },
      { name: 'food_id' },
      { name: 'name' },
      { name: 'issues', isJson: true },
      { name: 'flags' },
      { name: 'changes', isJson: true },
    ],
    rows: rows.filter(isReported).map((row) => [
      importId,
      mode,
      row.n,
      row.file,
      row.line,
      row.outcome,
      row.foodId,
      row.name,
      row.issues.length === 0 ? null : row.issues,
      // The names of flags need no quotation marks.
      `{${[...new Set(row.flags)].join(',')}}`,
      row.changes.length === 0 ? null : row.changes,
    ]),
  });
}
