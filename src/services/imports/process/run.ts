import type pg from 'pg';
import type { Payload } from 'payload';
import { withImportLock } from '../../../database/imports/importLock.ts';
import {
  pauseDeadCommands,
  readImport,
  type ImportChanges,
  type ImportRow,
} from '../../../database/imports/foodImports.ts';
import { postgresOf } from '../../../database/transaction.ts';
import type { ImportCounts } from '../../../domain/imports/process/counts.ts';
import { databaseUrl, env } from '../../../env.ts';
import { runOn } from '../../../queue/runSql.ts';
import { planImport } from '../reading/planImport.ts';
import { runImport } from '../runImport.ts';
import { endOrRetry } from './endOrRetry.ts';
import { storedFilesOf } from './files.ts';
import { inspectionOf, type ImportJob } from './inspect.ts';
import { takeStep } from './steps.ts';
import { ImportLeft, whileIn } from './watch.ts';

/**
 * Runs an import when its turn comes. The next attempt of a job whose process died goes on behind the last batch. The
 * lock is held until the last batch has ended, also when the worker does not wait for it.
 */
export async function runQueued({ payload, id, attempt, signal }: ImportJob): Promise<void> {
  const { pool } = postgresOf(payload);
  if ((await stateOf(pool, id)) === undefined) return;
  try {
    await withImportLock(lockOf(signal), async (locked) => {
      if ((await takeStep(pool, id, 'begun')) !== 'running') return;
      await pauseDeadCommands(runOn(pool), id);
      const row = await readImport(runOn(pool), id);
      if (row !== undefined) await run(payload, row, locked);
    });
  } catch (error) {
    if (error instanceof ImportLeft) return;
    await endOrRetry(error, { pool, id, attempt, signal });
  }
}

/** The lock of imports for a job. */
export function lockOf(signal: AbortSignal) {
  return { databaseUrl: databaseUrl() ?? '', connectTimeoutMs: env().DATABASE_CONNECT_TIMEOUT_MS, signal };
}

async function stateOf(pool: pg.Pool, id: number) {
  return (await readImport(runOn(pool), id))?.state;
}

async function run(payload: Payload, row: ImportRow, signal: AbortSignal): Promise<void> {
  const { pool } = postgresOf(payload);
  const { id, settings } = row;
  if (settings === null) throw new Error('An import without settings has begun.');
  const counts = await whileIn({ pool, id, state: 'running', signal }, async (watched) => {
    const plan = await planImport({
      files: storedFilesOf(payload, row),
      settings,
      inspection: inspectionOf(row),
      signal: watched.signal,
    });
    return runImport({ pool, importId: id, plan, mode: 'apply', ...watched });
  });
  await takeStep(pool, id, 'finished', resultOf(counts));
}

/** What the row of a finished import shows. */
export function resultOf(counts: ImportCounts): ImportChanges {
  const { rows, created, updated, refused } = counts;
  return { counts, rows, created, updated, refused, rows_done: rows, total_rows: rows };
}
