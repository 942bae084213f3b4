import type pg from 'pg';
import { startEngine, type Engine } from '../../../jobs/engine/engine.ts';
import { createPool } from '../../../src/database/pool.ts';
import { insertJob } from '../../../src/queue/enqueue.ts';
import { listParkedJobs } from '../../../src/queue/claims/parked.ts';
import { runOn, type RunSql } from '../../../src/queue/runSql.ts';
import { asAdmin, createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';
import { jobStates } from '../../helpers/jobs/jobStates.ts';
import {
  insertMany,
  runTestJob,
  testSettings,
  testTables,
  type TestJobName,
} from '../../helpers/jobs/testJobs.ts';
import { until } from '../../helpers/until.ts';
import { startWorkerProcess } from '../../helpers/jobs/workerProcess.ts';

let database: TestDatabase;
let run: RunSql;
/** The pool of jobs that run in this process. Each job holds a connection, and one test ends all of them. */
let jobPool: pg.Pool;
let engine: Engine | undefined;
let logged: string[];
const write = (details: object, message: string) => void logged.push(`${message} ${JSON.stringify(details)}`);
const log = { info: write, warn: write, error: write };

beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query(testTables);
  run = runOn(database.pool);
  const limits = { max: 10, connectTimeoutMs: 5_000, onConnectionLost: () => undefined };
  jobPool = createPool({ connectionString: database.url, name: 'test jobs', ...limits });
});
beforeEach(async () => {
  logged = [];
  await database.pool.query(
    'TRUNCATE jobs.agenda_jobs, jobs.workers, test_runs, test_effects, test_source, test_seen',
  );
});
afterEach(async () => {
  await engine?.stop();
  engine = undefined;
});
afterAll(async () => {
  await jobPool.end();
  await database.drop();
});

const start = () =>
  startEngine({
    databaseUrl: database.url,
    settings: testSettings,
    runJob: runTestJob(jobPool),
    maxRunning: 8,
    log,
  });
const insert = (name: TestJobName, data: Record<string, unknown> = {}, uniqueKey?: string) =>
  insertJob(run, { name, data, ...(uniqueKey === undefined ? {} : { uniqueKey }) });
const states = () => jobStates(database.pool);
const allDone = () => until('all jobs done', async () => (await states()).open === 0);

async function rows<Row>(statement: string): Promise<Row[]> {
  return (await database.pool.query(statement)).rows as Row[];
}

test('many jobs run once each without waiting for the next scan, within the concurrency', async () => {
  engine = await start();
  await insertMany(database.pool, { name: 'effect', count: 200 });
  await allDone();
  expect(await states()).toMatchObject({ done: 200, parked: 0, effects: 200, doubled: 0 });
  const [most] = await rows<{ together: number }>(`
    SELECT max((SELECT count(*)::int FROM test_runs b WHERE b.started_at <= a.started_at AND b.ended_at > a.started_at))
      AS together FROM test_runs a`);
  expect(most?.together).toBeLessThanOrEqual(testSettings.effect.concurrency);
});

test('a failing job runs again, then is parked; the log has no data of the job', async () => {
  engine = await start();
  await insert('fail', { times: 2 });
  const { id } = await insert('fail', { times: 99 });
  await allDone();
  expect(await states()).toMatchObject({ done: 1, parked: 1, effects: 1 });
  expect(await listParkedJobs(run)).toMatchObject([{ id, attempts: 3, reason: 'Error' }]);
  expect(logged.filter((line) => line.startsWith('job failed and was parked'))).toHaveLength(1);
  expect(logged.join('\n')).not.toContain('secret');
});

test('a job that never ends is aborted after its time and frees its slot', async () => {
  engine = await start();
  for (let i = 0; i < 2 * testSettings.hang.concurrency; i += 1) await insert('hang');
  await insert('effect');
  await allDone();
  expect(await states()).toMatchObject({ done: 1, parked: 2 * testSettings.hang.concurrency });
  expect((await listParkedJobs(run))[0]?.reason).toBe('JobTimeout');
});

test('a job that takes longer than its lock time keeps its lock', async () => {
  const other = await startWorkerProcess(database.url);
  engine = await start();
  try {
    await insert('effect', { milliseconds: 3_000 });
    await allDone();
    expect(await rows('SELECT attempt FROM test_runs')).toEqual([{ attempt: 1 }]);
    expect(await states()).toMatchObject({ done: 1, effects: 1 });
  } finally {
    await other.stop();
  }
});

test('a job that lost its lock runs on another worker, and its late effect is rolled back', async () => {
  // Both workers start before the job exists, so that the second one waits only for the lock.
  const workers = [await startWorkerProcess(database.url), await startWorkerProcess(database.url)] as const;
  // The worker that claims the job is too busy to renew the lock in time.
  const { id } = await insert('busy', { milliseconds: 6_000 });
  await until('the first attempt', async () => (await rows('SELECT FROM test_runs')).length === 1);
  const [holder] = await rows<{ pid: number }>('SELECT pid FROM test_runs');
  const [busy, other] = holder?.pid === workers[0].pid ? workers : [workers[1], workers[0]];
  try {
    await until(
      'both attempts ended',
      async () => (await rows('SELECT FROM test_runs WHERE ended_at IS NOT NULL')).length === 2,
    );
    const ends = await rows<{ attempt: number; pid: number }>(
      'SELECT attempt, pid FROM test_runs ORDER BY ended_at',
    );
    expect(ends).toEqual([
      { attempt: 2, pid: other.pid },
      { attempt: 1, pid: busy.pid },
    ]);
    expect(await rows('SELECT job, pid FROM test_effects')).toEqual([{ job: id, pid: other.pid }]);
    expect(await states()).toMatchObject({ done: 1, open: 0 });
    // The worker that lost the job still works.
    await other.stop();
    await insert('effect');
    await allDone();
  } finally {
    await Promise.all([busy.kill(), other.kill()]);
  }
});

test('a change during the run makes the job run again', async () => {
  await database.pool.query('INSERT INTO test_source VALUES (1)');
  engine = await start();
  await insert('readSource', { milliseconds: 300 }, 'source');
  // The run has read the source and its transaction is open; on a busy machine it may have ended already.
  const sourceReads = `
    SELECT FROM pg_stat_activity
    WHERE datname = current_database() AND state = 'idle in transaction' AND query LIKE 'INSERT INTO test_seen%'
    UNION ALL SELECT FROM test_seen`;
  await until('a read of the source', async () => (await rows(sourceReads)).length > 0);
  await database.pool.query('UPDATE test_source SET version = 2');
  await insert('readSource', {}, 'source');
  await allDone();
  expect(await rows('SELECT version FROM test_seen ORDER BY 1')).toEqual([{ version: 1 }, { version: 2 }]);
});

test('a stop waits for running jobs, releases the others without a counted attempt, and claims no more', async () => {
  engine = await start();
  await insertMany(database.pool, { name: 'effect', count: 20, data: { milliseconds: 1_000 } });
  const { id } = await insert('stubborn');
  await until(
    'all slots taken',
    async () => (await rows('SELECT FROM jobs.agenda_jobs WHERE claim IS NOT NULL')).length === 5,
  );
  await engine.stop();
  const { done, effects } = await states();
  expect(done).toBe(testSettings.effect.concurrency);
  expect(effects).toBe(done);
  expect(await rows('SELECT FROM jobs.agenda_jobs WHERE claim IS NOT NULL')).toEqual([]);
  expect(
    await rows(`SELECT id, attempts FROM jobs.agenda_jobs WHERE done_at IS NULL AND attempts > 0`),
  ).toEqual([]);
  expect(await rows(`SELECT fail_count FROM jobs.agenda_jobs WHERE id = '${id}'`)).toEqual([
    { fail_count: 0 },
  ]);
  expect(await rows('SELECT FROM jobs.workers')).toEqual([]);
});

test('a worker continues after PostgreSQL ends all its connections, several times', async () => {
  const other = await startWorkerProcess(database.url);
  engine = await start();
  try {
    for (let round = 0; round < 3; round += 1) {
      await insertMany(database.pool, { name: 'effect', count: 100, data: { milliseconds: 20 } });
      await until('some done', async () => (await states()).done > round * 100 + 20);
      const name = new URL(database.url).pathname.slice(1);
      await asAdmin(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
      await until('all done', async () => (await states().catch(() => ({ open: 1 }))).open === 0);
    }
    expect(await states()).toMatchObject({ done: 300, parked: 0, effects: 300, doubled: 0 });
    expect(await other.stop()).toBe(0);
  } finally {
    await other.kill();
  }
});

test('a worker registers at its start and removes its row at a stop', async () => {
  engine = await start();
  expect(await rows('SELECT id::text, pid FROM jobs.workers')).toEqual([
    { id: engine.worker, pid: process.pid },
  ]);
  await engine.stop();
  expect(await rows('SELECT FROM jobs.workers')).toEqual([]);
});

test('a job with an unknown name waits for a worker that has its handler', async () => {
  engine = await start();
  await insertJob(run, { name: 'not yet released', data: {} });
  await insert('effect');
  await until('the other done', async () => (await states()).done === 1);
  expect(await states()).toMatchObject({ open: 1, parked: 0 });
});
