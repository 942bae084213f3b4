import type pg from 'pg';
import { z } from 'zod';

const counterRow = z.object({ count: z.int(), seconds: z.int() });

/**
 * Counts one attempt in one statement, with the clock of the database. Attempts at the same key wait for each other, so
 * every one is counted. The window starts with the first attempt and does not move.
 *
 * @returns the attempts in the window, this one included, and the whole seconds until it ends (at least 1).
 */
export async function countAttempt(
  pool: pg.Pool,
  { key, windowSeconds }: { key: string; windowSeconds: number },
): Promise<{ count: number; seconds: number }> {
  const { rows } = await pool.query<Record<string, unknown>>({
    name: 'rate-limit',
    text: `
      INSERT INTO rate_limits AS kept (key, count, window_ends)
      VALUES ($1, 1, clock_timestamp() + make_interval(secs => $2))
      ON CONFLICT (key) DO UPDATE SET
        -- Capped, so that an attacker cannot count an integer over.
        count = CASE WHEN kept.window_ends <= clock_timestamp() THEN 1 ELSE least(kept.count + 1, 1000000000) END,
        window_ends = CASE WHEN kept.window_ends <= clock_timestamp() THEN excluded.window_ends ELSE kept.window_ends END
      RETURNING count, greatest(1, ceil(extract(epoch FROM window_ends - clock_timestamp())))::int AS seconds`,
    values: [key, windowSeconds],
  });
  return counterRow.parse(rows[0]);
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
