import { sql } from 'drizzle-orm';
import type { RunSql } from './runSql.ts';

/**
 * Removes the jobs that name a member or one of their diaries, whether they wait, are done or are parked. One that runs
 * at this moment is left to its worker: it finds nobody, and its row goes with the daily clean-up.
 */
export async function forgetJobs(
  run: RunSql,
  of: { user: number; diaries: readonly number[] },
): Promise<void> {
  await run(sql`
    DELETE FROM jobs.agenda_jobs
     WHERE claim IS NULL AND (
       (data ->> 'collection' = 'users' AND data ->> 'user' = ${String(of.user)})
       OR data ->> 'diary' = ANY(${sql.param(of.diaries.map(String))}::text[])
     )`);
}
