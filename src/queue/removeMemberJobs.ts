import { sql } from 'drizzle-orm';
import type { RunSql } from './runSql.ts';

/**
 * Removes the jobs that name a member or one of their documents, whether they wait, are done or are parked. A job that
 * runs at this moment is left to its worker: it finds nobody, and its row goes with the daily clean-up.
 *
 * `documents` has ids of documents by the name under which jobs carry them.
 */
export async function removeMemberJobs(
  run: RunSql,
  { user, documents }: { user: number; documents: Readonly<Record<string, readonly number[]>> },
): Promise<void> {
  const conditions = Object.entries(documents).map(
    ([name, ids]) => sql`OR data ->> ${name} = ANY(${sql.param(ids.map(String))}::text[])`,
  );
  await run(sql`
    DELETE FROM jobs.agenda_jobs
     WHERE claim IS NULL AND (
       (data ->> 'collection' = 'users' AND data ->> 'user' = ${String(user)}) ${sql.join(conditions, sql` `)}
     )`);
}
