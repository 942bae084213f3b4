import { sql, type SQL } from 'drizzle-orm';
import type pg from 'pg';
import { z } from 'zod';
import { actionsIn, importStateNames } from '../../domain/imports/process/states.ts';
import { reportedRow, type ReportedRow, type RowFilter } from '../../domain/imports/report/reportRow.ts';
import type { Run } from './foodImports.ts';

const columns = sql`n, file, line, outcome, food_id AS "food", name, issues, flags, changes`;

/** The rows of the report of an import, in the order of the files. Unchanged rows without a doubt are not in it. */
export async function reportedRows(
  run: Run,
  { importId, after, limit, ...filter }: RowFilter & { importId: number; after: number; limit: number },
): Promise<ReportedRow[]> {
  const rows = await run(sql`
    SELECT ${columns} FROM food_import_rows
     WHERE import_id = ${importId} AND mode = ${filter.mode} AND n > ${after} AND ${conditionOf(filter)}
     ORDER BY n LIMIT ${limit}`);
  return z.array(reportedRow).parse(rows);
}

function conditionOf({ outcome, doubtful, keptFields, flag, issue }: RowFilter): SQL {
  const conditions = [
    sql`true`,
    ...(outcome === undefined ? [] : [sql`outcome = ${outcome}`]),
    ...(doubtful === undefined ? [] : [doubtful ? sql`${isDoubtful}` : sql`NOT ${isDoubtful}`]),
    ...(keptFields === undefined ? [] : [keptFields ? hasKept : sql`NOT ${hasKept}`]),
    ...(flag === undefined ? [] : [sql`flags @> ARRAY[${flag}]::text[]`]),
    ...(issue === undefined ? [] : [sql`issues @> ${JSON.stringify([{ code: issue }])}::jsonb`]),
  ];
  return sql.join(conditions, sql` AND `);
}

/** A refused row or a duplicate is wrong, not doubtful, as in `domain/imports/process/counts.ts`. */
const isDoubtful = sql`(outcome NOT IN ('refused', 'duplicate') AND (flags <> '{}' OR jsonb_array_length(coalesce(issues, '[]')) > 0))`;

const hasKept = sql`(coalesce(changes, '[]') @> '[{"kept": true}]')`;

/** Removes what imports have stored beside their rows, in batches. @returns whether more is left. */
export async function removeRowsOf(pool: pg.Pool, importId: number, limit: number): Promise<boolean> {
  let isMore = false;
  for (const table of ['food_import_rows', 'food_import_undo', 'food_import_keys']) {
    const { rowCount } = await pool.query(
      `DELETE FROM ${table} WHERE ctid = ANY (ARRAY (SELECT ctid FROM ${table} WHERE import_id = $1 LIMIT $2))`,
      [importId, limit],
    );
    isMore ||= (rowCount ?? 0) === limit;
  }
  if (!isMore) {
    await pool.query('DELETE FROM food_import_categories WHERE import_id = $1', [importId]);
    await pool.query('DELETE FROM food_import_groups WHERE import_id = $1', [importId]);
    await pool.query('DELETE FROM food_import_runs WHERE import_id = $1', [importId]);
  }
  return isMore;
}

/** It works or waits, so it cannot be deleted. What it reads and writes must stay. */
const statesAtWork = importStateNames.filter((state) => !actionsIn(state).includes('delete'));
const isAtWork = sql`state::text = ANY (${sql.param(statesAtWork)}::text[])`;

const oldImport = z.object({ id: z.int(), files: z.array(z.string()) });

/** Imports whose time is over, with the names of their files on disk. One that works or waits is not over. */
export async function oldImports(run: Run, days: number): Promise<z.output<typeof oldImport>[]> {
  const rows = await run(sql`
    SELECT id, ARRAY (SELECT jsonb_array_elements_text(coalesce(stored_files, '[]'))) AS files FROM food_imports
     WHERE pruned_at IS NULL AND coalesce(kept_until, updated_at + make_interval(days => ${days})) < now()
       AND NOT ${isAtWork}
     ORDER BY id LIMIT 1000`);
  return z.array(oldImport).parse(rows);
}

/** Notes that the files and rows of an import are gone. @returns false when somebody has begun to work with it since. */
export async function markPruned(run: Run, id: number): Promise<boolean> {
  const rows = await run(
    sql`UPDATE food_imports SET pruned_at = now(), stored_files = NULL WHERE id = ${id} AND NOT ${isAtWork} RETURNING id`,
  );
  return rows.length > 0;
}

const importIds = z.array(z.object({ import_id: z.int() }));

/** Imports that have rows although they were pruned or deleted. */
export async function forgottenImports(run: Run): Promise<number[]> {
  const rows = await run(sql`
    SELECT import_id FROM food_import_runs
     WHERE NOT EXISTS (SELECT FROM food_imports WHERE id = import_id AND pruned_at IS NULL)
     GROUP BY import_id ORDER BY import_id`);
  return importIds.parse(rows).map(({ import_id: id }) => id);
}
