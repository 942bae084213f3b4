import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { publicPool } from '../../database/publicPool.ts';
import { countAttempt, clearAttempts, removeExpiredAttempts } from '../../database/operations/rateLimit.ts';
import { runSql } from '../../database/transaction.ts';
import { rateLimited } from '../../errors/problem.ts';
import { keyedHash } from './writes/keyedHash.ts';

export interface RateLimit {
  /** The kind of attempt and the client, e.g. `login:203.0.113.7`. Only a keyed hash of it is stored. */
  readonly key: string;
  /** What the attempt is about, e.g. `users:someone@example.com`: each has counters of its own. */
  readonly about?: string;
  /** The number of allowed attempts in one window. */
  readonly limit: number;
  readonly windowSeconds: number;
}

/**
 * Counts an attempt and returns whether it is allowed. It uses a connection of its own, so that an attempt counts even
 * when the transaction of its request is rolled back.
 */
export async function countCall({
  limit,
  windowSeconds,
  ...counter
}: RateLimit): Promise<{ allowed: boolean; retryAfterSeconds: number }> {
  const { count, seconds } = await countAttempt(publicPool(), { key: storedKey(counter), windowSeconds });
  return { allowed: count <= limit, retryAfterSeconds: seconds };
}

/**
 * Like {@link countCall}, but throws when the attempt is not allowed.
 *
 * @throws {Problem} `rate_limited`, whose policy has the name of the kind of attempt.
 */
export async function enforceRateLimit(rateLimit: RateLimit): Promise<void> {
  const { allowed, retryAfterSeconds } = await countCall(rateLimit);
  if (allowed) return;
  const { key, limit, windowSeconds } = rateLimit;
  const [name = ''] = key.split(':');
  throw rateLimited({ seconds: retryAfterSeconds, policy: { name, quota: limit, windowSeconds } });
}

/** Resets one count, e.g. the failed logins of a device after a successful one. */
export async function resetRateLimit(counter: Pick<RateLimit, 'key' | 'about'>): Promise<void> {
  await clearAttempts(publicPool(), storedKey(counter));
}

/** Removes all counters about something in the request's transaction. */
export async function resetRateLimitsAbout(req: PayloadRequest, about: string): Promise<void> {
  await runSql(req, sql`DELETE FROM rate_limits WHERE starts_with(key, ${keyedHash(about)})`);
}

function storedKey({ key, about }: Pick<RateLimit, 'key' | 'about'>): string {
  return about === undefined ? keyedHash(key) : `${keyedHash(about)}/${keyedHash(key)}`;
}

/** For the daily clean-up. @returns the number of counters removed. */
export async function pruneRateLimits(): Promise<number> {
  return removeExpiredAttempts(publicPool());
}
