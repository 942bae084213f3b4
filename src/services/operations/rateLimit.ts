import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { publicPool } from '../../database/publicPool.ts';
import {
  clearAttempts,
  countAttempts,
  countAttemptsWithin,
  removeExpiredAttempts,
  type Counted,
} from '../../database/operations/rateLimit.ts';
import { runSql } from '../../database/transaction.ts';
import { rateLimited } from '../../errors/problem.ts';
import { noteLimit } from '../../errors/requestFault.ts';
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
 * Counts an attempt under several limits, which must differ. The answer tells how much is left of the tightest one.
 * It uses a connection of its own, so that an attempt counts even when the transaction of its request is rolled back.
 *
 * @throws {Problem} `rate_limited` for the first limit that is reached, whose policy has the name of the kind of attempt.
 */
export async function enforceRateLimits(limits: readonly RateLimit[]): Promise<void> {
  const counted = await count(limits);
  for (const [at, { key, limit, windowSeconds }] of limits.entries()) {
    const { count: attempts = 0, seconds = windowSeconds } = counted[at] ?? {};
    const [name = ''] = key.split(':');
    const policy = { name, quota: limit, windowSeconds };
    noteLimit(policy, { remaining: limit - attempts, seconds });
    if (attempts > limit) throw rateLimited({ seconds, policy });
  }
}

/** The same for one limit. */
export async function enforceRateLimit(limit: RateLimit): Promise<void> {
  await enforceRateLimits([limit]);
}

/**
 * Counts a write under several limits in its own transaction: a write that is rolled back does not count.
 *
 * @returns for each limit the number of writes in its window and the seconds until it ends.
 */
export async function countWithin(
  req: PayloadRequest,
  limits: readonly Omit<RateLimit, 'limit'>[],
): Promise<readonly Counted[]> {
  if (limits.length === 0) return [];
  return countAttemptsWithin(
    req,
    limits.map((limit) => ({ key: storedKey(limit), windowSeconds: limit.windowSeconds })),
  );
}

async function count(limits: readonly RateLimit[]): Promise<readonly Counted[]> {
  return countAttempts(
    publicPool(),
    limits.map((limit) => ({ key: storedKey(limit), windowSeconds: limit.windowSeconds })),
  );
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
