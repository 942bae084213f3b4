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

/** Part of a write that returns a parked job to the queue, with all its attempts. */
const unparked = sql`
  parked_at = NULL, parked_reason = NULL, attempts = 0, fail_count = 0, failing_since = NULL, next_run_at = now()`;

/**
 * Returns a parked job to the queue, with all its attempts.
 *
 * @returns whether the job was parked.
 */
export async function retryParkedJob(run: RunSql, id: string): Promise<boolean> {
  const rows = await run(sql`
    WITH job AS (
      UPDATE jobs.agenda_jobs SET ${unparked} WHERE id = ${id} AND parked_at IS NOT NULL RETURNING id, name
    )
    SELECT id, pg_notify(${jobsChannel}, name) AS announced FROM job`);
  return rows.length === 1;
}

const retriedRow = z.tuple([z.object({ retried: z.coerce.number() })]);

/**
 * Returns all parked jobs to the queue, and lets those run now that wait after a failure: for example after an outage of
 * the mail server.
 *
 * @returns how many there were.
 */
export async function retryAllFailedJobs(run: RunSql): Promise<number> {
  const rows = await run(sql`
    WITH job AS (
      UPDATE jobs.agenda_jobs SET ${unparked}
      WHERE parked_at IS NOT NULL OR (failing_since IS NOT NULL AND claim IS NULL AND next_run_at > now())
      RETURNING name
    ), kind AS (
      SELECT pg_notify(${jobsChannel}, name) FROM (SELECT DISTINCT name FROM job) AS names
    )
    SELECT (SELECT count(*) FROM job) AS retried, (SELECT count(*) FROM kind) AS announced`);
  const [{ retried }] = retriedRow.parse(rows);
  return retried;
}
