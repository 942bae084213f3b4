import type pg from 'pg';
import { z } from 'zod';

const counts = z.object({
  open: z.int(),
  done: z.int(),
  parked: z.int(),
  /** Committed effects of test jobs. */
  effects: z.int(),
  /** Jobs with more than one effect. */
  doubled: z.int(),
  /** Jobs that are done without an effect. */
  lost: z.int(),
});

/** Counts jobs by state, and the committed effects of test jobs. */
export async function jobStates(pool: pg.Pool): Promise<z.infer<typeof counts>> {
  const { rows } = await pool.query(`
    SELECT
      count(*) FILTER (WHERE done_at IS NULL AND parked_at IS NULL)::int AS open,
      count(done_at)::int AS done,
      count(parked_at)::int AS parked,
      (SELECT count(*)::int FROM test_effects) AS effects,
      (SELECT count(*)::int FROM (SELECT FROM test_effects GROUP BY job HAVING count(*) > 1) AS twice) AS doubled,
      count(*) FILTER (WHERE done_at IS NOT NULL AND NOT EXISTS (
        SELECT FROM test_effects WHERE test_effects.job = agenda_jobs.id
      ))::int AS lost
    FROM jobs.agenda_jobs`);
  return counts.parse(rows[0]);
}
