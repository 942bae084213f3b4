import type pg from 'pg';
import { z } from 'zod';
import type { ImportCounts } from '../../domain/imports/process/counts.ts';

export type ImportMode = 'preview' | 'apply';

/** Names a run of an import in all tables of imports. */
export interface RunKey {
  readonly importId: number;
  readonly mode: ImportMode;
}

/** How far a run has come. */
export interface RunState {
  /** The files and settings, as a hash. */
  readonly context: string;
  readonly rowsDone: number;
  /** As {@link ImportCounts} was written; empty before the first batch. */
  readonly counts: unknown;
  readonly isFinished: boolean;
}

const runRows = z.tuple([
  z.object({ context: z.string(), rowsDone: z.number(), counts: z.unknown(), isFinished: z.boolean() }),
]);

/**
 * The state of a run, read in the transaction of the client. A run without a row begins: what an earlier one of the same
 * import and mode has reported is deleted.
 */
export async function openRun(
  client: pg.ClientBase,
  { importId, mode, context }: RunKey & { context: string },
): Promise<RunState> {
  const { rowCount } = await client.query(
    `INSERT INTO food_import_runs (import_id, mode, context) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [importId, mode, context],
  );
  if (rowCount !== 0) {
    for (const table of ['food_import_rows', 'food_import_keys', 'food_import_groups'])
      await client.query(`DELETE FROM ${table} WHERE import_id = $1 AND mode = $2`, [importId, mode]);
  }
  const { rows } = await client.query(
    `SELECT context, rows_done::int AS "rowsDone", counts, is_finished AS "isFinished"
       FROM food_import_runs WHERE import_id = $1 AND mode = $2`,
    [importId, mode],
  );
  return runRows.parse(rows)[0];
}

/** Stores how far a run is, in the transaction of its batch. */
export async function moveRun(
  client: pg.ClientBase,
  { importId, mode, rowsDone, counts }: RunKey & { rowsDone: number; counts: ImportCounts },
): Promise<void> {
  await client.query(
    `UPDATE food_import_runs SET rows_done = $3, counts = $4, updated_at = now() WHERE import_id = $1 AND mode = $2`,
    [importId, mode, rowsDone, JSON.stringify(counts)],
  );
}

/** Ends a run. Its keys are needed no more. */
export async function endRun(
  pool: pg.Pool,
  { importId, mode, counts }: RunKey & { counts: ImportCounts },
): Promise<void> {
  await pool.query(
    `WITH keys AS (DELETE FROM food_import_keys WHERE import_id = $1 AND mode = $2)
     UPDATE food_import_runs SET is_finished = true, counts = $3, updated_at = now() WHERE import_id = $1 AND mode = $2`,
    [importId, mode, JSON.stringify(counts)],
  );
}

/** How many categories an import has created. */
export async function countCategories(pool: pg.Pool, importId: number): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM food_import_categories WHERE import_id = $1',
    [importId],
  );
  return rows[0]?.n ?? 0;
}

/** Forgets an import that is not rolled back: its runs, its report and what takes it back. */
export async function forgetImport(pool: pg.Pool, importId: number): Promise<void> {
  for (const table of ['runs', 'rows', 'keys', 'undo', 'categories', 'groups'])
    await pool.query(`DELETE FROM food_import_${table} WHERE import_id = $1`, [importId]);
}
