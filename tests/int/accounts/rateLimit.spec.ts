import { closePublicPool } from '../../../src/database/publicPool.ts';
import {
  consume,
  enforceRateLimit,
  forgetRateLimit,
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

test('of 100 attempts at once exactly the limit is allowed', async () => {
  const attempts = Array.from({ length: 100 }, () =>
    consume({ key: 'login:a', limit: 30, windowSeconds: hour }),
  );
  const outcomes = await Promise.all(attempts);
  expect(outcomes.filter(({ allowed }) => allowed)).toHaveLength(30);
  for (const { retryAfterSeconds } of outcomes) {
    expect(retryAfterSeconds).toBeGreaterThan(hour - 60);
    expect(retryAfterSeconds).toBeLessThanOrEqual(hour);
  }
});

test('keys are counted apart', async () => {
  expect(await consume({ key: 'login:b', limit: 1, windowSeconds: hour })).toMatchObject({ allowed: true });
  expect(await consume({ key: 'login:c', limit: 1, windowSeconds: hour })).toMatchObject({ allowed: true });
  expect(await consume({ key: 'login:b', limit: 1, windowSeconds: hour })).toMatchObject({ allowed: false });
});

test('a window that has ended starts anew, and refused attempts did not prolong it', async () => {
  const limited = { key: 'login:d', limit: 1, windowSeconds: hour };
  await consume(limited);
  const { rows: before } = await db.pool.query('SELECT max(window_ends) AS ends FROM rate_limits');
  await consume(limited);
  const { rows: after } = await db.pool.query('SELECT max(window_ends) AS ends FROM rate_limits');
  expect(after).toEqual(before);
  await db.pool.query(`UPDATE rate_limits SET window_ends = now() - interval '1 second'`);
  expect(await consume(limited)).toMatchObject({ allowed: true });
  expect(await consume(limited)).toMatchObject({ allowed: false });
});

test('what is refused says when to come back', async () => {
  const limited = { key: 'login:e', limit: 1, windowSeconds: 60 };
  await enforceRateLimit(limited);
  await expect(enforceRateLimit(limited)).rejects.toMatchObject({
    code: 'rate_limited',
    status: 429,
    parameters: { seconds: expect.any(Number) },
  });
});

test('a forgotten key starts anew', async () => {
  const limited = { key: 'login:f', limit: 1, windowSeconds: hour };
  await consume(limited);
  await forgetRateLimit('login:f');
  expect(await consume(limited)).toMatchObject({ allowed: true });
});

test('no address is kept', async () => {
  await consume({ key: 'login:someone@example.com', limit: 1, windowSeconds: hour });
  const { rows } = await db.pool.query('SELECT string_agg(key, chr(10)) AS keys FROM rate_limits');
  expect(rows[0].keys).not.toMatch(/someone|login/);
});

test('pruning removes what has ended and nothing else', async () => {
  await db.pool.query('TRUNCATE rate_limits');
  await consume({ key: 'old', limit: 1, windowSeconds: hour });
  await db.pool.query(`UPDATE rate_limits SET window_ends = now() - interval '1 second'`);
  await consume({ key: 'new', limit: 1, windowSeconds: hour });
  expect(await pruneRateLimits()).toBe(1);
  expect(await consume({ key: 'new', limit: 1, windowSeconds: hour })).toMatchObject({ allowed: false });
});
