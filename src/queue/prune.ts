import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { RunSql } from './runSql.ts';

const keepDays = 7;
const batch = 5_000;
const deletedCount = z.tuple([z.object({ count: z.coerce.number() })]);

/**
 * Removes jobs that were done more than a week ago, and workers without a heartbeat for a day. Parked jobs stay. The
 * latest row of each kind with a lasting key stays, too: from it a scheduler that starts knows the last tick.
 *
 * @returns the number of removed jobs.
 */
export async function pruneJobs(run: RunSql, signal?: AbortSignal): Promise<number> {
  await run(sql`DELETE FROM jobs.workers WHERE seen_at < now() - interval '1 day'`);
  let total = 0;
  for (;;) {
    signal?.throwIfAborted();
    const [{ count }] = deletedCount.parse(await run(deleteBatch()));
    total += count;
    if (count < batch) return total;
  }
}

function deleteBatch() {
  return sql`
    WITH old AS (
      SELECT id FROM jobs.agenda_jobs AS job
      WHERE done_at < now() - make_interval(days => ${keepDays}) AND (
        unique_key IS NULL OR EXISTS (
          SELECT 1 FROM jobs.agenda_jobs AS later WHERE later.name = job.name AND later.unique_key > job.unique_key
        )
      )
      LIMIT ${batch}
    ), gone AS (
      DELETE FROM jobs.agenda_jobs AS job USING old WHERE job.id = old.id RETURNING 1
    )
    SELECT count(*) AS count FROM gone`;
}
