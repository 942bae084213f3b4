import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { jobsChannel } from '../channel.ts';
import type { RunSql } from '../runSql.ts';

const parkedRows = z.array(
  z.object({
    id: z.uuid(),
    name: z.string(),
    data: z.record(z.string(), z.unknown()),
    attempts: z.int(),
    reason: z.string(),
    parked_at: z.coerce.date(),
  }),
);

export type ParkedJob = z.infer<typeof parkedRows>[number];

/** The parked jobs, the latest first. Staff decide about them. */
export async function listParkedJobs(run: RunSql, limit = 100): Promise<ParkedJob[]> {
  const rows = await run(sql`
    SELECT id, name, data, attempts, parked_reason AS reason, parked_at
    FROM jobs.agenda_jobs WHERE parked_at IS NOT NULL ORDER BY parked_at DESC LIMIT ${limit}`);
  return parkedRows.parse(rows);
}

/**
 * Returns a parked job to the queue, with all its attempts.
 *
 * @returns whether the job was parked.
 */
export async function retryParkedJob(run: RunSql, id: string): Promise<boolean> {
  const rows = await run(sql`
    WITH job AS (
      UPDATE jobs.agenda_jobs
      SET parked_at = NULL, parked_reason = NULL, attempts = 0, fail_count = 0, next_run_at = now()
      WHERE id = ${id} AND parked_at IS NOT NULL
      RETURNING id, name
    )
    SELECT id, pg_notify(${jobsChannel}, name) AS announced FROM job`);
  return rows.length === 1;
}
