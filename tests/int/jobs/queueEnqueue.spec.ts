import pg from 'pg';
import { z } from 'zod';
import { sendEmailJob } from '../../../jobs/accounts/sendEmail.ts';
import { pruneJobsJob } from '../../../jobs/operations/pruneJobs.ts';
import { jobsChannel } from '../../../src/queue/channel.ts';
import { claimJob, finishJob } from '../../../src/queue/claims/claims.ts';
import { enqueueWith, insertJob } from '../../../src/queue/enqueue.ts';
import { runOn, type RunSql } from '../../../src/queue/runSql.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';
import { testSettings } from '../../helpers/jobs/testJobs.ts';
import { until } from '../../helpers/until.ts';

let database: TestDatabase;
let run: RunSql;
const worker = '00000000-0000-4000-8000-000000000001';
const ids = { template: 'welcome', collection: 'users', user: 7 } as const;

beforeAll(async () => {
  database = await createTestDatabase();
  run = runOn(database.pool);
});
beforeEach(() => database.pool.query('DELETE FROM jobs.agenda_jobs'));
afterAll(() => database.drop());

async function count(): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM jobs.agenda_jobs',
  );
  return rows[0]?.count ?? -1;
}

async function inTransaction(
  work: (run: RunSql) => Promise<void>,
  end: 'COMMIT' | 'ROLLBACK',
): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query('BEGIN');
    await work(runOn(client));
    await client.query(end);
  } finally {
    client.release();
  }
}

function claimReadSource() {
  return claimJob(run, { name: 'readSource', worker, settings: testSettings.readSource });
}

test('a rolled back transaction leaves no job and no announcement', async () => {
  const listener = new pg.Client({ connectionString: database.url });
  await listener.connect();
  const announcements: string[] = [];
  listener.on('notification', ({ channel, payload }) => announcements.push(`${channel} ${payload ?? ''}`));
  await listener.query(`LISTEN ${jobsChannel}`);
  try {
    const rolledBack = async (inside: RunSql) => {
      await enqueueWith(inside, pruneJobsJob, {});
    };
    const committed = async (inside: RunSql) => {
      await enqueueWith(inside, sendEmailJob, ids);
      expect(announcements).toEqual([]);
    };
    await inTransaction(rolledBack, 'ROLLBACK');
    expect(await count()).toBe(0);
    await inTransaction(committed, 'COMMIT');
    await until('the announcement', () => announcements.length > 0);
    expect(announcements).toEqual([`${jobsChannel} send-email`]);
    expect(await count()).toBe(1);
  } finally {
    await listener.end();
  }
});

test('a job for later is neither announced nor claimed before its time', async () => {
  await insertJob(run, { name: 'readSource', data: {}, runAt: new Date(Date.now() + 3_600_000) });
  expect(await claimReadSource()).toBeUndefined();
});

test('twenty simultaneous calls with one key create one job', async () => {
  const jobs = await Promise.all(
    Array.from({ length: 20 }, () =>
      enqueueWith(run, pruneJobsJob, {}, { uniqueKey: 'tick:1', uniqueUntil: 'pruned' }),
    ),
  );
  expect(jobs.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(new Set(jobs.map(({ id }) => id)).size).toBe(1);
  expect(await count()).toBe(1);
});

test('a key with uniqueUntil "pruned" is still taken after its job ran', async () => {
  const options = { uniqueKey: 'tick:1', uniqueUntil: 'pruned' } as const;
  const first = await insertJob(run, { name: 'readSource', data: {}, ...options });
  const job = await claimReadSource();
  if (job === undefined) throw new Error('nothing to claim');
  await finishJob(run, job);
  expect(await insertJob(run, { name: 'readSource', data: {}, ...options })).toEqual({
    id: first.id,
    isNew: false,
  });
  expect(await claimReadSource()).toBeUndefined();
});

test('a key with uniqueUntil "claimed" joins a waiting job, and creates another job while that one runs', async () => {
  const again = () => insertJob(run, { name: 'readSource', data: {}, uniqueKey: 'diary:1' });
  const first = await again();
  expect(await again()).toEqual({ id: first.id, isNew: false });
  const running = await claimReadSource();
  expect(running?.id).toBe(first.id);
  const second = await again();
  expect(second.isNew).toBe(true);
  expect((await claimReadSource())?.id).toBe(second.id);
});

test('a waiting job is not claimed before a transaction that joined it is committed', async () => {
  await insertJob(run, { name: 'readSource', data: {}, uniqueKey: 'diary:1' });
  const joined = async (inside: RunSql) => {
    expect((await insertJob(inside, { name: 'readSource', data: {}, uniqueKey: 'diary:1' })).isNew).toBe(
      false,
    );
    // A job that runs now would not read this transaction's change, and no later job would.
    expect(await claimReadSource()).toBeUndefined();
  };
  await inTransaction(joined, 'COMMIT');
  expect(await claimReadSource()).toBeDefined();
});

test('joining a job can bring it forward but not delay it', async () => {
  const later = new Date(Date.now() + 3_600_000);
  await insertJob(run, { name: 'readSource', data: {}, uniqueKey: 'diary:1', runAt: later });
  await insertJob(run, { name: 'readSource', data: {}, uniqueKey: 'diary:1' });
  await insertJob(run, { name: 'readSource', data: {}, uniqueKey: 'diary:1', runAt: later });
  expect(await claimReadSource()).toBeDefined();
});

const invalidIds: Readonly<Record<string, unknown>> = {
  'a token': { ...ids, token: 'secret' },
  'an unknown kind': { ...ids, template: 'newsletter' },
  'a NUL': { ...ids, user: 'a\u0000b' },
  'a lone surrogate': { ...ids, user: '\ud800' },
  'no collection': { template: 'welcome', user: ids.user },
};
test.each(Object.keys(invalidIds))('ids with %s create no job', async (name) => {
  const wrongIds = invalidIds[name] as z.output<typeof sendEmailJob.ids>;
  await expect((async () => enqueueWith(run, sendEmailJob, wrongIds))()).rejects.toThrow(z.ZodError);
  expect(await count()).toBe(0);
});

test.each(['', 'a b', 'a\u0000b', 'x'.repeat(201)])('the key %j is refused', async (uniqueKey) => {
  await expect(enqueueWith(run, sendEmailJob, ids, { uniqueKey })).rejects.toThrow(z.ZodError);
});
