import { sql } from 'drizzle-orm';
import { hostname } from 'node:os';
import { z } from 'zod';
import type { RunSql } from './runSql.ts';

/** Seconds between two signs of life of a worker, and how long the last one counts. */
export const beatSeconds = 5;
const aliveSeconds = 20;

/** Tells that this worker lives. */
export async function beat(run: RunSql, worker: string): Promise<void> {
  await run(sql`
    INSERT INTO jobs.workers (id, pid, host) VALUES (${worker}, ${process.pid}, ${hostname()})
    ON CONFLICT (id) DO UPDATE SET seen_at = now()`);
}

export async function removeWorker(run: RunSql, worker: string): Promise<void> {
  await run(sql`DELETE FROM jobs.workers WHERE id = ${worker}`);
}

const answer = z.tuple([z.object({ alive: z.boolean() })]);

/** Whether some worker lives, on any machine; part of `/api/health/ready`. */
export async function isWorkerAlive(run: RunSql): Promise<boolean> {
  const rows = await run(sql`
    SELECT EXISTS (
      SELECT 1 FROM jobs.workers WHERE seen_at > now() - make_interval(secs => ${aliveSeconds})
    ) AS alive`);
  return answer.parse(rows)[0].alive;
}
