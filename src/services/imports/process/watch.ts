import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { changeImport } from '../../../database/imports/foodImports.ts';
import type { ImportState } from '../../../domain/imports/process/states.ts';
import { runOn } from '../../../queue/runSql.ts';
import { ignoreAway } from '../importFault.ts';
import type { ImportProgress } from '../runImport.ts';

const everyMs = 1_000;

/** Somebody has paused or cancelled the import. */
export class ImportLeft extends Error {
  override readonly name = 'ImportLeft';
}

/**
 * Does work for an import while it is in a state. Once a second it shows in the row of the import that it is at work, and how far,
 * and it stops the work behind its batch when the import has left the state.
 *
 * @throws {ImportLeft} then. Any other error when the row of the import cannot be read or changed.
 */
export async function whileIn<Result>(
  { pool, id, state, signal }: { pool: pg.Pool; id: number; state: ImportState; signal: AbortSignal },
  work: (input: { signal: AbortSignal; onProgress: (progress: ImportProgress) => void }) => Promise<Result>,
): Promise<Result> {
  const left = new AbortController();
  const done = new AbortController();
  const run = runOn(pool);
  let latest: ImportProgress | undefined;

  async function look(): Promise<void> {
    const shown = latest;
    latest = undefined;
    const changes =
      shown === undefined
        ? {}
        : {
            rows_done: shown.rows,
            rows_per_second: Math.round(shown.rowsPerSecond),
            ...(state === 'previewing' ? { preview_counts: shown.counts } : { counts: shown.counts }),
          };
    // Also without news: the time of the change shows that somebody works on it.
    if (!(await changeImport(run, id, changes, { where: state })))
      left.abort(new ImportLeft(`The import is not ${state} any more.`));
  }
  async function watch(): Promise<void> {
    for (;;) {
      await wait(everyMs, undefined, { signal: done.signal });
      // Without the database the work fails by itself.
      await look().catch(ignoreAway);
    }
  }
  const watching = watch().catch((error: unknown) => {
    // Nobody could pause or cancel work that is not watched.
    if (!done.signal.aborted) left.abort(error);
  });
  try {
    return await work({
      signal: AbortSignal.any([signal, left.signal]),
      onProgress: (progress) => (latest = progress),
    });
  } catch (error) {
    if (left.signal.aborted && !signal.aborted) throw left.signal.reason;
    throw error;
  } finally {
    done.abort();
    await watching;
  }
}
