import { closePublicPool } from '../../../src/database/publicPool.ts';
import {
  countCall,
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

test('allows exactly the limit of 100 attempts at once', async () => {
  const attempts = Array.from({ length: 100 }, () =>
    countCall({ key: 'login:a', limit: 30, windowSeconds: hour }),
  );
  const outcomes = await Promise.all(attempts);
  expect(outcomes.filter(({ allowed }) => allowed)).toHaveLength(30);
  for (const { retryAfterSeconds } of outcomes) {
    expect(retryAfterSeconds).toBeGreaterThan(hour - 60);
    expect(retryAfterSeconds).toBeLessThanOrEqual(hour);
  }
});

test('counts each key separately', async () => {
  expect(await countCall({ key: 'login:b', limit: 1, windowSeconds: hour })).toMatchObject({ allowed: true });
  expect(await countCall({ key: 'login:c', limit: 1, windowSeconds: hour })).toMatchObject({ allowed: true });
  expect(await countCall({ key: 'login:b', limit: 1, windowSeconds: hour })).toMatchObject({
    allowed: false,
  });
});

test('starts a new window after the old one, and refused attempts do not prolong a window', async () => {
  const oneAttempt = { key: 'login:d', limit: 1, windowSeconds: hour };
  await countCall(oneAttempt);
  const { rows: before } = await db.pool.query('SELECT max(window_ends) AS ends FROM rate_limits');
  await countCall(oneAttempt);
  const { rows: after } = await db.pool.query('SELECT max(window_ends) AS ends FROM rate_limits');
  expect(after).toEqual(before);
  await db.pool.query(`UPDATE rate_limits SET window_ends = now() - interval '1 second'`);
  expect(await countCall(oneAttempt)).toMatchObject({ allowed: true });
  expect(await countCall(oneAttempt)).toMatchObject({ allowed: false });
});

test('a refusal says when the next attempt is allowed', async () => {
  const oneAttempt = { key: 'login:e', limit: 1, windowSeconds: 60 };
  await enforceRateLimit(oneAttempt);
  await expect(enforceRateLimit(oneAttempt)).rejects.toMatchObject({
    code: 'rate_limited',
    status: 429,
    parameters: { seconds: expect.any(Number) },
  });
});

test('a forgotten key starts a new window', async () => {
  const oneAttempt = { key: 'login:f', limit: 1, windowSeconds: hour };
  await countCall(oneAttempt);
  await resetRateLimit({ key: 'login:f' });
  expect(await countCall(oneAttempt)).toMatchObject({ allowed: true });
});

test('the table has no addresses', async () => {
  await countCall({ key: 'login:someone@example.com', limit: 1, windowSeconds: hour });
  const { rows } = await db.pool.query('SELECT string_agg(key, chr(10)) AS keys FROM rate_limits');
  expect(rows[0].keys).not.toMatch(/someone|login/);
});

test('pruning removes only windows that have ended', async () => {
  await db.pool.query('TRUNCATE rate_limits');
  await countCall({ key: 'old', limit: 1, windowSeconds: hour });
  await db.pool.query(`UPDATE rate_limits SET window_ends = now() - interval '1 second'`);
  await countCall({ key: 'new', limit: 1, windowSeconds: hour });
  expect(await pruneRateLimits()).toBe(1);
  expect(await countCall({ key: 'new', limit: 1, windowSeconds: hour })).toMatchObject({ allowed: false });
});
