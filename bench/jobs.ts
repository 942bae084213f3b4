import { setTimeout as wait } from 'node:timers/promises';
import { rmSync } from 'node:fs';
import type pg from 'pg';
import { startEngine } from '../jobs/engine/engine.ts';
import { createPool } from '../src/database/pool.ts';
import { startEmbeddedPostgres } from '../src/platform/postgres/embeddedPostgres.ts';
import { finishJob } from '../src/queue/claims/claims.ts';
import { insertJob } from '../src/queue/enqueue.ts';
import { runOn } from '../src/queue/runSql.ts';
import { jobStates } from '../tests/helpers/jobs/jobStates.ts';
import { killWorkersRepeatedly } from '../tests/helpers/jobs/killWorkersRepeatedly.ts';
import { insertMany, testSettings, testTables } from '../tests/helpers/jobs/testJobs.ts';
import { migrateDatabaseAt } from '../tests/helpers/database/migrateDatabaseAt.ts';
import { openFolder } from '../tests/helpers/openFolder.ts';
import { until } from '../tests/helpers/until.ts';
import { startWorkerProcess } from '../tests/helpers/jobs/workerProcess.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Measures the job queue on its own PostgreSQL, which writes to disk as in production.
 *
 * `npm run bench -- jobs [KILLS]`; the default is 100 kills.
 */
export default async function benchJobs([kills = '100']: readonly string[]): Promise<void> {
  const dataDir = openFolder('bench');
  const server = await startEmbeddedPostgres({ dataDir });
  const limits = { max: 10, connectTimeoutMs: 5_000, onConnectionLost: () => undefined };
  const pool = createPool({ connectionString: server.url, name: 'bench', ...limits });
  try {
    migrateDatabaseAt(server.url);
    await pool.query(testTables);
    const enqueued = await enqueueRate(pool);
    await empty(pool);
    const latency = await latencyMs({ pool, databaseUrl: server.url });
    await empty(pool);
    const one = await endToEnd({ pool, databaseUrl: server.url, workers: 1 });
    await empty(pool);
    const two = await endToEnd({ pool, databaseUrl: server.url, workers: 2 });
    await empty(pool);
    console.table({
      'enqueue, 10 connections, a transaction each (jobs/s)': { value: enqueued },
      'commit to start, p50 (ms)': { value: latency.p50 },
      'commit to start, p95 (ms)': { value: latency.p95 },
      'end to end, one worker (jobs/s)': { value: one },
      'end to end, two workers (jobs/s)': { value: two },
    });
    console.table(
      await killWorkersRepeatedly({ databaseUrl: server.url, pool, jobs: 1_000, kills: Number(kills) }),
    );
  } finally {
    await pool.end();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function empty(pool: pg.Pool): Promise<void> {
  await pool.query('TRUNCATE jobs.agenda_jobs, test_runs, test_effects');
}

async function enqueueRate(pool: pg.Pool): Promise<number> {
  const each = 400;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: 10 }, async () => {
      for (let i = 0; i < each; i += 1)
        await insertJob(runOn(pool), { name: 'nobody runs this', data: { user: i } });
    }),
  );
  return Math.round((10 * each * 1000) / (performance.now() - started));
}

/** Time from the commit of a job to the start of its handler in an idle worker. */
async function latencyMs({ pool, databaseUrl }: { pool: pg.Pool; databaseUrl: string }) {
  const starts = new Map<string, number>();
  const engine = await startEngine({
    databaseUrl,
    settings: { effect: testSettings.effect },
    runJob: async (job, { run }) => {
      starts.set(job.id, performance.now());
      await finishJob(run, job);
    },
    maxRunning: 8,
    log: silent,
  });
  const measured: number[] = [];
  const client = await pool.connect();
  for (let i = 0; i < 300; i += 1) {
    await client.query('BEGIN');
    const { id } = await insertJob(runOn(client), { name: 'effect', data: {} });
    const committed = performance.now();
    await client.query('COMMIT');
    await until('the start', () => starts.has(id));
    measured.push((starts.get(id) ?? NaN) - committed);
    await wait(Math.random() * 20);
  }
  client.release();
  await engine.stop();
  measured.sort((a, b) => a - b);
  const percentile = (part: number) =>
    Number((measured[Math.floor(measured.length * part)] ?? NaN).toFixed(1));
  return { p50: percentile(0.5), p95: percentile(0.95) };
}

/** Empty jobs a second, from their insertion to the completion of the last one. */
async function endToEnd(input: { pool: pg.Pool; databaseUrl: string; workers: number }): Promise<number> {
  const { pool, databaseUrl } = input;
  const count = 3_000;
  const workers = await Promise.all(
    Array.from({ length: input.workers }, () => startWorkerProcess(databaseUrl)),
  );
  const started = performance.now();
  await insertMany(pool, { name: 'nothing', count });
  await until('all done', async () => (await jobStates(pool)).open === 0, 120_000);
  const seconds = (performance.now() - started) / 1000;
  await Promise.all(workers.map((worker) => worker.stop()));
  return Math.round(count / seconds);
}
