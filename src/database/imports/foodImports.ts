import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { importFile, importSettings, type ImportFile } from '../../domain/imports/settings/settings.ts';
import {
  importOrigins,
  importStateNames,
  rollbackEndings,
  type ImportState,
} from '../../domain/imports/process/states.ts';
import type { ImportMode } from './runs.ts';

/** Runs one statement: in the transaction of a request, on a connection or on a pool. */
export type Run = (statement: SQL) => Promise<readonly unknown[]>;

const importRow = z.object({
  id: z.int(),
  state: z.enum(importStateNames),
  ends_as: z.enum(rollbackEndings).nullable(),
  origin: z.enum(importOrigins),
  files: z.array(importFile),
  stored_files: z.array(z.string()).nullable(),
  settings: importSettings.nullable(),
  /** The service that made it reads it. */
  inspection: z.unknown(),
  failure: z.unknown(),
  pruned_at: z.coerce.date().nullable(),
  has_written: z.boolean(),
  has_begun: z.boolean(),
});

/** An import as its process sees it. */
export type ImportRow = z.output<typeof importRow>;

/** Whether foods may have been written: the engine commits a batch and the place behind it together. */
const hasWritten = sql`EXISTS (
  SELECT FROM food_import_runs run WHERE run.import_id = food_imports.id AND run.mode = 'apply' AND run.rows_done > 0
)`;

const columns = sql`id, state, ends_as, origin, files, stored_files, settings, inspection, failure, pruned_at,
  ${hasWritten} AS has_written, started_at IS NOT NULL AS has_begun`;

/** Reads an import. @param input.lock keeps others from changing it until the end of the transaction. */
export async function readImport(
  run: Run,
  id: number,
  { lock = false }: { lock?: boolean } = {},
): Promise<ImportRow | undefined> {
  const rows = await run(
    sql`SELECT ${columns} FROM food_imports WHERE id = ${id} ${lock ? sql`FOR NO KEY UPDATE` : sql``}`,
  );
  return rows[0] === undefined ? undefined : importRow.parse(rows[0]);
}

/** What the process of an import changes in its row. */
export interface ImportChanges {
  readonly state?: ImportState;
  readonly ends_as?: string | null;
  readonly settings?: object;
  readonly inspection?: object;
  readonly open_questions?: number;
  readonly counts?: object | null;
  readonly preview_counts?: object | null;
  readonly rollback_counts?: object | null;
  readonly rows_done?: number | null;
  readonly total_rows?: number;
  readonly rows_per_second?: number | null;
  readonly rows?: number | null;
  readonly created?: number | null;
  readonly updated?: number | null;
  readonly refused?: number | null;
  readonly failure?: object | null;
  readonly started_at?: 'now' | null;
  readonly finished_at?: 'now' | null;
  /** Days from now. */
  readonly kept_until?: { readonly days: number };
}

/** Changes an import. @param input.where the state in which it must be, for changes outside of a lock. */
export async function changeImport(
  run: Run,
  id: number,
  changes: ImportChanges,
  { where }: { where?: ImportState } = {},
): Promise<boolean> {
  const assignments = Object.entries(changes).flatMap(([column, value]: [string, unknown]) =>
    value === undefined ? [] : [sql`${sql.identifier(column)} = ${valueOf(column, value)}`],
  );
  const rows = await run(
    sql`UPDATE food_imports SET ${sql.join([...assignments, sql`updated_at = now()`], sql`, `)}
         WHERE id = ${id} ${where === undefined ? sql`` : sql`AND state = ${where}`} RETURNING id`,
  );
  return rows.length > 0;
}

const jsonColumns = ['settings', 'inspection', 'counts', 'preview_counts', 'rollback_counts', 'failure'];

function valueOf(column: string, value: unknown): SQL {
  if (value === null) return sql`NULL`;
  if (value === 'now') return sql`now()`;
  if (column === 'state') return sql`${value}::enum_food_imports_state`;
  if (column === 'ends_as') return sql`${value}::enum_food_imports_ends_as`;
  if (column === 'kept_until') {
    const { days } = z.object({ days: z.number() }).parse(value);
    return sql`now() + make_interval(days => ${days})`;
  }
  return jsonColumns.includes(column) ? sql`${JSON.stringify(value)}::jsonb` : sql`${value}`;
}

/** Lets the next preview or run begin with the first row. The engine removes what an earlier one has reported. */
export async function startAnew(run: Run, id: number, mode: ImportMode): Promise<void> {
  await run(sql`DELETE FROM food_import_runs WHERE import_id = ${id} AND mode = ${mode}`);
}

const idRow = z.object({ id: z.int() });
const idRows = z.array(idRow);

/**
 * The imports that are in one of these states without a job of these names that waits or runs, and without a command that
 * works on them.
 */
export async function importsWithoutJob(
  run: Run,
  { states, jobs, id = null }: { states: readonly string[]; jobs: readonly string[]; id?: number | null },
): Promise<number[]> {
  const rows = await run(sql`
    SELECT id FROM food_imports i
     WHERE state::text = ANY (${sql.param([...states])}::text[]) AND (${id}::int IS NULL OR id = ${id}::int)
       -- The process of a command has no job: it changes its row every second. It is rolled back by a job.
       AND (origin = 'admin' OR state = 'rolling-back' OR updated_at < now() - interval '5 minutes')
       AND NOT EXISTS (
         SELECT FROM jobs.agenda_jobs job
          WHERE job.name = ANY (${sql.param([...jobs])}::text[]) AND job.data ->> 'import' = i.id::text
            AND job.done_at IS NULL AND job.parked_at IS NULL
       )`);
  return idRows.parse(rows).map((row) => row.id);
}

/** The latest import that has written exactly these files, in any order. */
export async function importOfSameFiles(run: Run, hashes: readonly string[]): Promise<number | undefined> {
  const rows = await run(sql`
    SELECT id FROM food_imports
     WHERE state = 'done' AND jsonb_array_length(files) = ${hashes.length}
       AND files @> (SELECT jsonb_agg(jsonb_build_object('sha256', hash)) FROM unnest(${sql.param([...hashes])}::text[]) AS hash)
     ORDER BY id DESC LIMIT 1`);
  return rows[0] === undefined ? undefined : idRow.parse(rows[0]).id;
}

/** An import of the command line, whose files are not stored here. */
export interface CommandRow {
  readonly title: string;
  readonly files: readonly ImportFile[];
  readonly settings: object;
  readonly inspection: object;
  readonly totalRows: number;
}

export async function insertCommandImport(
  run: Run,
  { title, files, settings, inspection, totalRows, state }: CommandRow & { state: ImportState },
): Promise<number> {
  const rows = await run(sql`
    INSERT INTO food_imports (title, state, files, settings, inspection, total_rows, origin, started_at)
    VALUES (${title}, ${state}::enum_food_imports_state, ${JSON.stringify(files)}::jsonb,
            ${JSON.stringify(settings)}::jsonb, ${JSON.stringify(inspection)}::jsonb, ${totalRows}, 'command', now())
    RETURNING id`);
  return z.tuple([idRow]).parse(rows)[0].id;
}

/**
 * The unfinished import of an earlier command with these files and settings. Whoever asks has the lock of imports, so the
 * process of that command has ended.
 */
export async function findCommandImport(
  run: Run,
  { files, settings }: Pick<CommandRow, 'files' | 'settings'>,
): Promise<number | undefined> {
  const hashes = files.map(({ sha256 }) => sha256);
  const rows = await run(sql`
    SELECT id FROM food_imports
     WHERE origin = 'command' AND state IN ('running', 'paused') AND settings = ${JSON.stringify(settings)}::jsonb
       AND jsonb_array_length(files) = ${hashes.length}
       AND ARRAY (SELECT jsonb_array_elements(files) ->> 'sha256') = ${sql.param(hashes)}::text[]
     ORDER BY id DESC LIMIT 1`);
  return rows[0] === undefined ? undefined : idRow.parse(rows[0]).id;
}

/** Notes which imports of the command line have stopped: whoever calls has the lock that a running one would have. */
export async function pauseDeadCommands(run: Run, except: number): Promise<void> {
  await run(
    sql`UPDATE food_imports SET state = 'paused', rows_per_second = NULL
         WHERE origin = 'command' AND state = 'running' AND id <> ${except}`,
  );
}
