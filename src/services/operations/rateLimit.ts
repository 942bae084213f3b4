import { sql } from 'drizzle-orm';
import { createHmac } from 'node:crypto';
import type { PayloadRequest } from 'payload';
import { publicPool } from '../../database/publicPool.ts';
import { countAttempt, clearAttempts, removeExpiredAttempts } from '../../database/operations/rateLimit.ts';
import { runSql } from '../../database/transaction.ts';
import { env } from '../../env.ts';
import { Problem } from '../../errors/problem.ts';

export interface Limited {
  /** What is limited and whose attempt it is, e.g. `login:203.0.113.7`; kept only as a keyed hash. */
  readonly key: string;
  /** Attempts allowed in one window. */
  readonly limit: number;
  readonly windowSeconds: number;
}

/**
 * Counts an attempt and says whether it is allowed. It runs on a connection of its own: an attempt counts even when the
 * request it belongs to is rolled back.
 */
export async function consume({
  key,
  limit,
  windowSeconds,
}: Limited): Promise<{ allowed: boolean; retryAfterSeconds: number }> {
  const { count, seconds } = await countAttempt(publicPool(), { key: hashed(key), windowSeconds });
  return { allowed: count <= limit, retryAfterSeconds: seconds };
}

/**
 * {@link consume}, with an error for what is not allowed.
 *
 * @throws {Problem} `rate_limited` with `seconds`.
 */
export async function enforceRateLimit(limited: Limited): Promise<void> {
  const { allowed, retryAfterSeconds } = await consume(limited);
  if (!allowed) throw new Problem('rate_limited', { parameters: { seconds: retryAfterSeconds } });
}

/** Starts a key's count anew, e.g. an account's failed logins after a right password. */
export async function forgetRateLimit(key: string): Promise<void> {
  await clearAttempts(publicPool(), hashed(key));
}

/** {@link forgetRateLimit} of several keys as a part of the request's transaction. */
export async function forgetRateLimitsIn(req: PayloadRequest, keys: readonly string[]): Promise<void> {
  await runSql(req, sql`DELETE FROM rate_limits WHERE key IN ${keys.map(hashed)}`);
}

/** For the daily clean-up. @returns the number of counters removed. */
export async function pruneRateLimits(): Promise<number> {
  return removeExpiredAttempts(publicPool());
}

/** E-mail addresses and IP addresses are few enough to be guessed from a plain hash; a keyed one gives nothing away. */
function hashed(key: string): string {
  return createHmac('sha256', env().PAYLOAD_SECRET ?? '')
    .update(key)
    .digest('base64url');
}
