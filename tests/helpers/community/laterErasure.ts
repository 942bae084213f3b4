import { createLocalReq, type Payload } from 'payload';
import type pg from 'pg';

interface Job {
  readonly data: { collection: 'posts' | 'comments' | 'reports'; document: number; extent: 'traces' | 'all' };
  /** Hours until it is due. */
  readonly hours: number;
}

/** Runs the waiting jobs of erased members now, as the worker does when they are due. @returns what they were. */
export async function eraseLaterTraces({
  payload,
  pool,
}: {
  payload: Payload;
  pool: pg.Pool;
}): Promise<Job[]> {
  const { eraseTraces } = await import('../../../src/services/community/erasure/eraseTraces.ts');
  const { inTransaction } = await import('../../../src/services/operations/writes/inTransaction.ts');
  const { rows } = await pool.query<Job>(
    `DELETE FROM jobs.agenda_jobs WHERE name = 'erase-traces'
     RETURNING data, extract(epoch FROM next_run_at - now())::float8 / 3600 AS hours`,
  );
  for (const { data } of rows) {
    const req = await createLocalReq({}, payload);
    await inTransaction(req, () => eraseTraces(req, data));
  }
  return rows;
}
