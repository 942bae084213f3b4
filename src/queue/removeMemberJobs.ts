import { sql } from 'drizzle-orm';
import type { RunSql } from './runSql.ts';

/**
 * Removes the jobs that name a member or one of their documents, in any state but running. A running job finds no
 * member, and the daily pruning removes its row.
 *
 * @param input.documents ids of documents, by the field of a job that contains them
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
