import { sql } from 'drizzle-orm';
import { hostname } from 'node:os';
import type { RunSql } from '../runSql.ts';

/**
 * Seconds between two heartbeats of a worker. `/api/health/ready` reports the worker as missing after several of them.
 */
export const heartbeatSeconds = 5;

/** Records that this worker is alive. */
export async function recordHeartbeat(run: RunSql, worker: string): Promise<void> {
  await run(sql`
    INSERT INTO jobs.workers (id, pid, host) VALUES (${worker}, ${process.pid}, ${hostname()})
    ON CONFLICT (id) DO UPDATE SET seen_at = now()`);
}

export async function removeWorker(run: RunSql, worker: string): Promise<void> {
  await run(sql`DELETE FROM jobs.workers WHERE id = ${worker}`);
}
