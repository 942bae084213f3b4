import {
  claimJob,
  failJob,
  finishJob,
  reapJobs,
  releaseJobs,
  renewClaims,
  type ClaimedJob,
} from '../../../src/queue/claims/claims.ts';
import { insertJob } from '../../../src/queue/enqueue.ts';
import { LostLock, Unretryable } from '../../../src/queue/claims/failures.ts';
import { listParkedJobs, retryParkedJob } from '../../../src/queue/claims/parked.ts';
import { pruneJobs } from '../../../src/queue/prune.ts';
import { runOn, type RunSql } from '../../../src/queue/runSql.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';
import { insertMany } from '../../helpers/jobs/testJobs.ts';

let database: TestDatabase;
let run: RunSql;
const workers = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'] as const;
const settings = {
  maxAttempts: 3,
  concurrency: 4,
  lockSeconds: 30,
  runSeconds: 60,
  backoff: { baseSeconds: 100, capSeconds: 1_000 },
};

beforeAll(async () => {
  database = await createTestDatabase();
  run = runOn(database.pool);
});
beforeEach(() => database.pool.query('DELETE FROM jobs.agenda_jobs'));
afterAll(() => database.drop());

const claim = (worker: string = workers[0]) => claimJob(run, { name: 'effect', worker, settings });

async function claimNext(worker?: string): Promise<ClaimedJob> {
  const job = await claim(worker);
  if (job === undefined) throw new Error('There was nothing to claim.');
  return job;
}

const reap = () => reapJobs(run, { effect: settings });
/** Ends the time until the next attempt. */
const makeDue = () =>
  database.pool.query('UPDATE jobs.agenda_jobs SET next_run_at = now() WHERE next_run_at IS NOT NULL');
const insert = () => insertJob(run, { name: 'effect', data: {} });
/** Ends the lock time without a renewal by the worker. */
const expireLocks = () =>
  database.pool.query('UPDATE jobs.agenda_jobs SET locked_until = now() WHERE claim IS NOT NULL');

async function row(id: string): Promise<Record<string, unknown>> {
  const { rows } = await database.pool.query<Record<string, unknown>>(
    `SELECT *, extract(epoch FROM next_run_at - now())::float8 AS due_in FROM jobs.agenda_jobs WHERE id = $1`,
    [id],
  );
  return rows[0] ?? {};
}

test('one of two workers gets a job that both claim at once', async () => {
  await insert();
  const jobs = await Promise.all(workers.flatMap((worker) => Array.from({ length: 5 }, () => claim(worker))));
  expect(jobs.filter((job) => job !== undefined)).toHaveLength(1);
});

test('a claim counts as an attempt, and a release takes the attempt back', async () => {
  const { id } = await insert();
  const job = await claimNext();
  expect(await row(id)).toMatchObject({ attempts: 1, claim: job.claim, max_attempts: 3, next_run_at: null });
  await releaseJobs(run, [job]);
  expect(await row(id)).toMatchObject({ attempts: 0, claim: null });
  expect((await claimNext()).attempt).toBe(1);
});

test('a worker that lost its claim cannot write to the job', async () => {
  const { id } = await insert();
  const late = await claimNext(workers[0]);
  await expireLocks();
  await reap();
  await makeDue();
  const present = await claimNext(workers[1]);
  const before = await row(id);

  await expect(finishJob(run, late)).rejects.toThrow(LostLock);
  expect(await failJob(run, { job: late, settings, error: new Error('late') })).toBe('lost');
  await releaseJobs(run, [late]);
  expect(await renewClaims(run, [{ ...late, lockSeconds: 999 }])).toEqual(new Set());
  expect({ ...(await row(id)), due_in: null }).toEqual({ ...before, due_in: null });

  await finishJob(run, present);
  expect(await row(id)).toMatchObject({ claim: null, next_run_at: null, attempts: 2 });
  await expect(finishJob(run, present)).rejects.toThrow(LostLock);
});

test('a job with a renewed lock is not reaped', async () => {
  await insert();
  const job = await claimNext();
  await expireLocks();
  expect(await renewClaims(run, [{ ...job, lockSeconds: 30 }])).toEqual(new Set([job.claim]));
  expect(await reap()).toEqual([]);
});

test('a failed job waits longer each time and is parked after its attempts, without the message of the error', async () => {
  const { id } = await insert();
  const fail = async () => {
    const error = Object.assign(new Error('550 someone@example.com'), { code: 'EENVELOPE' });
    return failJob(run, { job: await claimNext(), settings, error });
  };
  expect(await fail()).toBe('waiting');
  const first = Number((await row(id))['due_in']);
  expect(first).toBeGreaterThan(45);
  expect(first).toBeLessThanOrEqual(100);
  expect(await claim()).toBeUndefined();

  await makeDue();
  expect(await fail()).toBe('waiting');
  const second = Number((await row(id))['due_in']);
  expect(second).toBeGreaterThan(95);
  expect(second).toBeLessThanOrEqual(200);

  await makeDue();
  expect(await fail()).toBe('parked');
  expect(await listParkedJobs(run)).toMatchObject([
    { id, name: 'effect', attempts: 3, reason: 'Error EENVELOPE' },
  ]);
  expect(await claim()).toBeUndefined();
});

test('a job with an unretryable error is parked at once, and runs again when staff retry it', async () => {
  const { id } = await insert();
  expect(
    await failJob(run, { job: await claimNext(), settings, error: new Unretryable('no such thing') }),
  ).toBe('parked');
  expect(await listParkedJobs(run)).toMatchObject([{ id, attempts: 1, reason: 'no such thing' }]);
  expect(await retryParkedJob(run, id)).toBe(true);
  expect(await retryParkedJob(run, id)).toBe(false);
  expect(await claimNext()).toMatchObject({ id, attempt: 1 });
});

test('a job whose worker died at every attempt is parked', async () => {
  const { id } = await insert();
  for (const attempt of [1, 2, 3]) {
    expect((await claimNext()).attempt).toBe(attempt);
    await expireLocks();
    expect(await reap()).toEqual([{ id, name: 'effect', attempts: attempt, is_parked: attempt === 3 }]);
    expect(await claim()).toBeUndefined();
    await makeDue();
  }
  expect(await claim()).toBeUndefined();
  expect(await listParkedJobs(run)).toMatchObject([{ id, reason: 'worker ended or went silent' }]);
});

test('a worker runs one suspect job at a time, with other jobs beside it', async () => {
  await insert();
  await insert();
  await claimNext();
  await claimNext();
  await expireLocks();
  await reap();
  await makeDue();
  const { id: fresh } = await insert();

  expect((await claimNext(workers[0])).id).toBe(fresh);
  const suspect = await claimNext(workers[0]);
  expect(suspect.attempt).toBe(2);
  expect(await claim(workers[0])).toBeUndefined();
  const elsewhere = await claimNext(workers[1]);
  expect(elsewhere.attempt).toBe(2);
  await releaseJobs(run, [elsewhere]);

  await finishJob(run, suspect);
  expect((await claimNext(workers[0])).id).toBe(elsewhere.id);
});

test('a suspect job waits for other jobs, but only for a limited time', async () => {
  const { id: suspect } = await insert();
  await claimNext();
  await expireLocks();
  await reap();
  await makeDue();
  const { id: first } = await insert();
  const { id: second } = await insert();
  expect((await claimNext()).id).toBe(first);
  await database.pool.query(
    "UPDATE jobs.agenda_jobs SET next_run_at = now() - interval '1 minute' WHERE id = $1",
    [suspect],
  );
  expect((await claimNext()).id).toBe(suspect);
  expect((await claimNext()).id).toBe(second);
});

test('one of many simultaneous claims by one worker gets a suspect job', async () => {
  await Promise.all(Array.from({ length: 6 }, insert));
  for (let i = 0; i < 6; i += 1) await claimNext();
  await expireLocks();
  await reap();
  await makeDue();
  const jobs = await Promise.all(Array.from({ length: 6 }, () => claim(workers[0])));
  expect(jobs.filter((job) => job !== undefined)).toHaveLength(1);
});

test('a job with a recorded failure is not a suspect', async () => {
  await insert();
  await insert();
  for (let i = 0; i < 2; i += 1)
    await failJob(run, { job: await claimNext(), settings, error: new Error('x') });
  await makeDue();
  await claimNext();
  expect(await claim()).toBeDefined();
});

test('the database refuses a job with two states or none', async () => {
  const { id } = await insert();
  const set = (columns: string) =>
    database.pool.query(`UPDATE jobs.agenda_jobs SET ${columns} WHERE id = $1`, [id]);
  await expect(set('done_at = now()')).rejects.toThrow('one_state');
  await expect(set('next_run_at = NULL')).rejects.toThrow('one_state');
  await expect(set('next_run_at = NULL, parked_at = now()')).rejects.toThrow('parked_with_reason');
  await expect(set('next_run_at = NULL, max_attempts = 3, claim = gen_random_uuid()')).rejects.toThrow(
    'whole_claim',
  );
});

test('claiming reads no finished job', async () => {
  await database.pool.query(`
    INSERT INTO jobs.agenda_jobs (name, done_at) SELECT 'effect', now() FROM generate_series(1, 20000)`);
  await insertMany(database.pool, { name: 'effect', count: 5 });
  await database.pool.query('ANALYZE jobs.agenda_jobs');
  const client = await database.pool.connect();
  try {
    // PostgreSQL collects the counts of a connection once a second, so they may include earlier transactions.
    const rowsRead = async () => {
      const { rows } = await client.query<{ n: number }>(
        `SELECT (seq_tup_read + idx_tup_fetch)::int AS n FROM pg_stat_xact_user_tables WHERE relname = 'agenda_jobs'`,
      );
      return rows[0]?.n ?? 0;
    };
    await client.query('BEGIN');
    const before = await rowsRead();
    await claimJob(runOn(client), { name: 'effect', worker: workers[0], settings });
    expect((await rowsRead()) - before).toBeLessThan(20);
    await client.query('ROLLBACK');
  } finally {
    client.release();
  }
});

test('pruning removes jobs done a week ago, but not parked jobs and the latest tick of a schedule', async () => {
  await database.pool.query(`
    INSERT INTO jobs.agenda_jobs (name, done_at, unique_key, unique_until) VALUES
      ('old', now() - interval '8 days', NULL, NULL),
      ('young', now() - interval '6 days', NULL, NULL),
      ('tick', now() - interval '9 days', 'tick:2026-01-01', 'pruned'),
      ('tick', now() - interval '8 days', 'tick:2026-01-02', 'pruned');
    INSERT INTO jobs.agenda_jobs (name, parked_at, parked_reason) VALUES ('parked', now() - interval '1 year', 'x');
    INSERT INTO jobs.agenda_jobs (name, next_run_at) VALUES ('waiting', now() - interval '1 year');`);
  expect(await pruneJobs(run)).toBe(2);
  const { rows } = await database.pool.query<{ is: string }>(
    'SELECT coalesce(unique_key, name) AS is FROM jobs.agenda_jobs ORDER BY 1',
  );
  expect(rows.map(({ is }) => is)).toEqual(['parked', 'tick:2026-01-02', 'waiting', 'young']);
});
