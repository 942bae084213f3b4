import { sql } from 'drizzle-orm';
import type pg from 'pg';
import { z } from 'zod';
import { runSql, type Transactional } from '../transaction.ts';

const counterRow = z.object({ key: z.string(), count: z.int(), seconds: z.int() });

/** An attempt at a key that is counted. */
export interface Attempt {
  readonly key: string;
  readonly windowSeconds: number;
}

/** The attempts in the window, the counted one included, and the whole seconds until it ends (at least 1). */
export interface Counted {
  readonly count: number;
  readonly seconds: number;
}

/**
 * Counts one attempt at each key in one statement, with the clock of the database. Attempts at the same key wait for each
 * other, so every one is counted; keys are locked in their order, so that two statements do not wait for each other in a
 * circle. The window starts with the first attempt and does not move.
 *
 * @returns the counts in the order of the attempts.
 */
export async function countAttempts(
  pool: pg.Pool,
  attempts: readonly Attempt[],
): Promise<readonly Counted[]> {
  const { rows } = await pool.query<Record<string, unknown>>({
    name: 'rate-limit',
    text: `${counting[0]}unnest($1::text[], $2::int[])${counting[1]}`,
    values: [attempts.map(({ key }) => key), attempts.map(({ windowSeconds }) => windowSeconds)],
  });
  return inOrder(attempts, rows);
}

/**
 * The same in the transaction of a request: what is rolled back does not count. Others with the same key wait for the end
 * of the transaction.
 */
export async function countAttemptsWithin(
  req: Transactional,
  attempts: readonly Attempt[],
): Promise<readonly Counted[]> {
  const keys = sql.param(attempts.map(({ key }) => key));
  const seconds = sql.param(attempts.map(({ windowSeconds }) => windowSeconds));
  const rows = await runSql(
    req,
    sql`${sql.raw(counting[0])}unnest(${keys}::text[], ${seconds}::int[])${sql.raw(counting[1])}`,
  );
  return inOrder(attempts, rows);
}

/** The statement before and after the keys and windows. */
const counting = [
  `INSERT INTO rate_limits AS kept (key, count, window_ends)
   SELECT key, 1, clock_timestamp() + make_interval(secs => seconds)
     FROM `,
  ` AS attempt (key, seconds) ORDER BY key
   ON CONFLICT (key) DO UPDATE SET
     -- Capped, so that an attacker cannot count an integer over.
     count = CASE WHEN kept.window_ends <= clock_timestamp() THEN 1 ELSE least(kept.count + 1, 1000000000) END,
     window_ends = CASE WHEN kept.window_ends <= clock_timestamp() THEN excluded.window_ends ELSE kept.window_ends END
   RETURNING key, count, greatest(1, ceil(extract(epoch FROM window_ends - clock_timestamp())))::int AS seconds`,
] as const;

function inOrder(attempts: readonly Attempt[], rows: readonly Record<string, unknown>[]): readonly Counted[] {
  const counted = new Map(rows.map((row) => counterRow.parse(row)).map((row) => [row.key, row]));
  return attempts.map(({ key }) => {
    const found = counted.get(key);
    if (found === undefined) throw new Error('An attempt was not counted.');
    return found;
  });
}

/** Removes the counter of a key. */
export async function clearAttempts(pool: pg.Pool, key: string): Promise<void> {
  await pool.query('DELETE FROM rate_limits WHERE key = $1', [key]);
}

/**
 * Removes counters whose window has ended.
 *
 * @returns the number of removed counters.
 */
export async function removeExpiredAttempts(pool: pg.Pool): Promise<number> {
  const { rowCount } = await pool.query('DELETE FROM rate_limits WHERE window_ends <= clock_timestamp()');
  return rowCount ?? 0;
}
