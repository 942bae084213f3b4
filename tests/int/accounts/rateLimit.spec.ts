import { z } from 'zod';
import { closePublicPool } from '../../../src/database/publicPool.ts';
import {
  enforceRateLimit,
  resetRateLimit,
  pruneRateLimits,
} from '../../../src/services/operations/rateLimit.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';
import { testEnvironment } from '../../helpers/environment.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
  Object.assign(process.env, testEnvironment, { DATABASE_URL: db.url });
});

afterAll(async () => {
  await closePublicPool();
  await db.drop();
});

const hour = 3_600;

type Limit = Parameters<typeof enforceRateLimit>[0];
const isAllowed = (limit: Limit): Promise<boolean> =>
  enforceRateLimit(limit).then(
    () => true,
    () => false,
  );

test('allows exactly the limit of 100 attempts at once', async () => {
  const attempts = Array.from({ length: 100 }, () =>
    enforceRateLimit({ key: 'login:a', limit: 30, windowSeconds: hour }),
  );
  const outcomes = await Promise.allSettled(attempts);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(30);
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') continue;
    expect(outcome.reason).toMatchObject({ code: 'rate_limited', status: 429 });
    const { seconds } = z.object({ wait: z.object({ seconds: z.number() }) }).parse(outcome.reason).wait;
    expect(seconds).toBeGreaterThan(hour - 60);
    expect(seconds).toBeLessThanOrEqual(hour);
  }
});

test('counts each key separately', async () => {
  expect(await isAllowed({ key: 'login:b', limit: 1, windowSeconds: hour })).toBe(true);
  expect(await isAllowed({ key: 'login:c', limit: 1, windowSeconds: hour })).toBe(true);
  expect(await isAllowed({ key: 'login:b', limit: 1, windowSeconds: hour })).toBe(false);
});

test('starts a new window after the old one, and refused attempts do not prolong a window', async () => {
  const oneAttempt = { key: 'login:d', limit: 1, windowSeconds: hour };
  await isAllowed(oneAttempt);
  const { rows: before } = await db.pool.query('SELECT max(window_ends) AS ends FROM rate_limits');
  await isAllowed(oneAttempt);
  const { rows: after } = await db.pool.query('SELECT max(window_ends) AS ends FROM rate_limits');
  expect(after).toEqual(before);
  await db.pool.query(`UPDATE rate_limits SET window_ends = now() - interval '1 second'`);
  expect(await isAllowed(oneAttempt)).toBe(true);
  expect(await isAllowed(oneAttempt)).toBe(false);
});

test('a forgotten key starts a new window', async () => {
  const oneAttempt = { key: 'login:f', limit: 1, windowSeconds: hour };
  await isAllowed(oneAttempt);
  await resetRateLimit({ key: 'login:f' });
  expect(await isAllowed(oneAttempt)).toBe(true);
});

test('the table has no addresses', async () => {
  await isAllowed({ key: 'login:someone@example.com', limit: 1, windowSeconds: hour });
  const { rows } = await db.pool.query('SELECT string_agg(key, chr(10)) AS keys FROM rate_limits');
  expect(rows[0].keys).not.toMatch(/someone|login/);
});

test('pruning removes only windows that have ended', async () => {
  await db.pool.query('TRUNCATE rate_limits');
  await isAllowed({ key: 'old', limit: 1, windowSeconds: hour });
  await db.pool.query(`UPDATE rate_limits SET window_ends = now() - interval '1 second'`);
  await isAllowed({ key: 'new', limit: 1, windowSeconds: hour });
  expect(await pruneRateLimits()).toBe(1);
  expect(await isAllowed({ key: 'new', limit: 1, windowSeconds: hour })).toBe(false);
});
