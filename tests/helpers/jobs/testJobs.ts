import { sql } from 'drizzle-orm';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { z } from 'zod';
import { untilAborted } from '../../../jobs/engine/untilAborted.ts';
import type { RunJob } from '../../../jobs/engine/attempt.ts';
import { jobsChannel } from '../../../src/queue/channel.ts';
import { finishJob } from '../../../src/queue/claims/claims.ts';
import type { JobSettings } from '../../../src/queue/jobDefinition.ts';
import { runOn } from '../../../src/queue/runSql.ts';

/** Tables for the test jobs, which record every start, and every effect in the transaction of the job. */
export const testTables = `
  CREATE TABLE test_runs (
    run serial PRIMARY KEY, job uuid NOT NULL, name text NOT NULL, attempt integer NOT NULL, pid integer NOT NULL,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(), ended_at timestamptz
  );
  CREATE TABLE test_effects (job uuid NOT NULL, pid integer NOT NULL);
  CREATE TABLE test_source (version integer NOT NULL);
  CREATE TABLE test_seen (job uuid NOT NULL, version integer NOT NULL);`;

const common: JobSettings = {
  maxAttempts: 5,
  concurrency: 4,
  lockSeconds: 1,
  runSeconds: 20,
  backoff: { baseSeconds: 0.02, capSeconds: 0.1 },
};

export const testSettings = {
  /** Does nothing and writes only its completion, for benchmarks. */
  nothing: common,
  /** Writes an effect after `milliseconds`. */
  effect: { ...common, backoff: { baseSeconds: 0.5, capSeconds: 4 } },
  /** Kills its own process. */
  crash: common,
  /** Fails at the first `times` attempts. */
  fail: { ...common, maxAttempts: 3 },
  /** Blocks its process for `milliseconds`, so that the lock is not renewed. */
  busy: common,
  /** Never ends and ignores the abort signal. */
  hang: { ...common, maxAttempts: 2, runSeconds: 0.3 },
  /** Never ends, ignores the abort signal, and has a lock that outlives a stop. */
  stubborn: { ...common, lockSeconds: 10 },
  /** Records the version of the source that it reads. */
  readSource: common,
} satisfies Record<string, JobSettings>;

export type TestJobName = keyof typeof testSettings;

const testData = z.object({ milliseconds: z.number().default(0), times: z.number().default(0) });

/** Runs test jobs in transactions of node-postgres, with the same check of the claim as the product. */
export function runTestJob(pool: pg.Pool): RunJob {
  return async (job, { signal }): Promise<void> => {
    const data = testData.parse(job.data);
    if (job.name === 'nothing') return finishJob(runOn(pool), job);
    const { rows } = await pool.query<{ run: number }>(
      'INSERT INTO test_runs (job, name, attempt, pid) VALUES ($1, $2, $3, $4) RETURNING run',
      [job.id, job.name, job.attempt, process.pid],
    );
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      await untilAborted(
        behave({
          name: job.name as keyof typeof testSettings,
          data,
          attempt: job.attempt,
          client,
          job: job.id,
        }),
        signal,
      );
      await client.query('INSERT INTO test_effects (job, pid) VALUES ($1, $2)', [job.id, process.pid]);
      await finishJob(runOn(client), job);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      client.release();
      await pool.query('UPDATE test_runs SET ended_at = clock_timestamp() WHERE run = $1', [rows[0]?.run]);
    }
  };
}

async function behave({
  name,
  data,
  attempt,
  client,
  job,
}: {
  name: keyof typeof testSettings;
  data: z.infer<typeof testData>;
  attempt: number;
  client: pg.PoolClient;
  job: string;
}): Promise<void> {
  switch (name) {
    case 'nothing':
      break;
    case 'effect':
      await wait(data.milliseconds);
      break;
    case 'crash':
      process.kill(process.pid, 'SIGKILL');
      break;
    case 'fail':
      if (attempt <= data.times) throw new Error(`the secret of ${job}`);
      break;
    case 'busy':
      if (attempt === 1) keepBusy(data.milliseconds);
      break;
    case 'hang':
    case 'stubborn':
      await new Promise(() => undefined);
      break;
    case 'readSource':
      await client.query('INSERT INTO test_seen (job, version) SELECT $1, version FROM test_source', [job]);
      await wait(data.milliseconds);
      break;
  }
}

function keepBusy(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

/** Inserts many jobs of one kind and announces them once. */
export async function insertMany(
  pool: pg.Pool,
  { name, data, count }: { name: string; count: number; data?: object },
): Promise<void> {
  const run = runOn(pool);
  await run(sql`
    INSERT INTO jobs.agenda_jobs (name, data, next_run_at)
    SELECT ${name}, ${JSON.stringify(data ?? {})}::jsonb, now() FROM generate_series(1, ${count})`);
  await run(sql`SELECT pg_notify(${jobsChannel}, ${name})`);
}
