import { insertJob } from '../../../src/queue/enqueue.ts';
import { listParkedJobs } from '../../../src/queue/claims/parked.ts';
import { runOn } from '../../../src/queue/runSql.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';
import { jobStates } from '../../helpers/jobs/jobStates.ts';
import { killAgainAndAgain } from '../../helpers/jobs/killAgainAndAgain.ts';
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

test('two workers, a thousand jobs: each has its effect once', async () => {
  // Both look for jobs before there are any: otherwise one could be done with all while the other starts.
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

test('a worker killed again and again loses nothing, and nothing runs beside itself', async () => {
  const outcome = await killAgainAndAgain({
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
    besideThemselves: 0,
  });
  // A kill interrupts the jobs that run at that moment, and no others.
  expect(outcome.repeats).toBeLessThanOrEqual(20 * testSettings.effect.concurrency);
}, 180_000);

test('a job that kills its process is parked after its attempts, and takes no other with it', async () => {
  const run = runOn(database.pool);
  const { id } = await insertJob(run, { name: 'poison', data: {} });
  await insertMany(database.pool, { name: 'effect', count: 100, data: { milliseconds: 100 } });
  const worker = await superviseWorker(database.url);
  try {
    await allSettled();
    expect(await listParkedJobs(run)).toMatchObject([
      { id, attempts: testSettings.poison.maxAttempts, reason: 'worker ended or went silent' },
    ]);
    expect(await states()).toMatchObject({ done: 100, parked: 1, effects: 100, doubled: 0, lost: 0 });
    expect(worker.deaths()).toBe(testSettings.poison.maxAttempts);
  } finally {
    await worker.stop();
  }
}, 120_000);
