import { insertJob } from '../../../src/queue/enqueue.ts';
import { listParkedJobs } from '../../../src/queue/claims/parked.ts';
import { runOn } from '../../../src/queue/runSql.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';
import { jobStates } from '../../helpers/jobs/jobStates.ts';
import { killWorkersRepeatedly } from '../../helpers/jobs/killWorkersRepeatedly.ts';
import { insertMany, testSettings, testTables } from '../../helpers/jobs/testJobs.ts';
import { until } from '../../helpers/until.ts';
import { startWorkerProcess, superviseWorker } from '../../helpers/jobs/workerProcess.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
  await database.pool.query(testTables);
});
afterEach(() => database.drop());

const states = () => jobStates(database.pool);
const allSettled = () => until('all jobs done or parked', async () => (await states()).open === 0, 120_000);

test('two workers run a thousand jobs with one effect each', async () => {
  // Both workers are ready before the jobs exist; otherwise one could finish all while the other starts.
  const workers = await Promise.all([startWorkerProcess(database.url), startWorkerProcess(database.url)]);
  await insertMany(database.pool, { name: 'effect', count: 1_000 });
  await allSettled();
  const pids = await database.pool.query<{ jobs: number }>(
    'SELECT count(*)::int AS jobs FROM test_effects GROUP BY pid',
  );
  expect(await Promise.all(workers.map((worker) => worker.stop()))).toEqual([0, 0]);
  expect(await states()).toEqual({ open: 0, done: 1_000, parked: 0, effects: 1_000, doubled: 0, lost: 0 });
  expect(pids.rows).toHaveLength(2);
});

test('repeated kills of a worker lose no job, and no two attempts of a job overlap', async () => {
  const outcome = await killWorkersRepeatedly({
    databaseUrl: database.url,
    pool: database.pool,
    jobs: 300,
    kills: 20,
  });
  expect(outcome.jobs).toBeGreaterThanOrEqual(300);
  expect(outcome).toMatchObject({
    kills: 20,
    done: outcome.jobs,
    lost: 0,
    doubled: 0,
    parked: 0,
    overlapping: 0,
  });
  // A kill interrupts only the jobs that run at that moment.
  expect(outcome.repeats).toBeLessThanOrEqual(20 * testSettings.effect.concurrency);
}, 180_000);

test('a job that kills its process is parked after its attempts, and no other job is parked', async () => {
  const run = runOn(database.pool);
  const { id } = await insertJob(run, { name: 'crash', data: {} });
  await insertMany(database.pool, { name: 'effect', count: 100, data: { milliseconds: 100 } });
  const worker = await superviseWorker(database.url);
  try {
    await allSettled();
    expect(await listParkedJobs(run)).toMatchObject([
      { id, attempts: testSettings.crash.maxAttempts, reason: 'worker ended or went silent' },
    ]);
    expect(await states()).toMatchObject({ done: 100, parked: 1, effects: 100, doubled: 0, lost: 0 });
    expect(worker.deaths()).toBe(testSettings.crash.maxAttempts);
  } finally {
    await worker.stop();
  }
}, 120_000);
