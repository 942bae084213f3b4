import { sql } from 'drizzle-orm';
import { hostname } from 'node:os';
import type { RunSql } from '../runSql.ts';

/** Seconds between two signs of life of a worker; `/api/health/ready` misses it after some of them. */
export const heartbeatSeconds = 5;

/** Tells that this worker lives. */
export async function recordHeartbeat(run: RunSql, worker: string): Promise<void> {
  await run(sql`
    INSERT INTO jobs.workers (id, pid, host) VALUES (${worker}, ${process.pid}, ${hostname()})
    ON CONFLICT (id) DO UPDATE SET seen_at = now()`);
}

export async function removeWorker(run: RunSql, worker: string): Promise<void> {
  await run(sql`DELETE FROM jobs.workers WHERE id = ${worker}`);
}
