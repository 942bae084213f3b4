import { sql } from 'drizzle-orm';
import type pg from 'pg';
import { z } from 'zod';
import { runSql, type Transactional } from '../transaction.ts';

/** The claim of a request on its key. */
export interface Claim {
  readonly key: string;
  /** The request that holds the key. Another request may take a key over whose lease has ended. */
  readonly holder: string;
}

const keyRow = z.object({
  request_hash: z.string(),
  state: z.enum(['running', 'written', 'answered']),
  answer: z.string().nullable(),
  has_expired: z.boolean(),
});

/**
 * A stored key. `running`: its request has written nothing yet. `written`: the transaction of the write has stored an
 * answer. `answered`: the answer is the one that the caller got.
 */
export type StoredKey = z.infer<typeof keyRow>;

export async function readKey(pool: pg.Pool, key: string): Promise<StoredKey | undefined> {
  const { rows } = await pool.query<Record<string, unknown>>({
    name: 'idempotency-read',
    text: `SELECT request_hash, state, answer, lease_ends <= clock_timestamp() AS has_expired
           FROM idempotency_keys WHERE key_hash = $1`,
    values: [key],
  });
  return rows[0] === undefined ? undefined : keyRow.parse(rows[0]);
}

/** @returns false when another request has claimed the key. */
export async function insertKey(
  pool: pg.Pool,
  {
    key,
    holder,
    requestHash,
    user,
    leaseSeconds,
  }: Claim & { requestHash: string; user: number | null; leaseSeconds: number },
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `INSERT INTO idempotency_keys (key_hash, holder, request_hash, user_id, lease_ends)
     VALUES ($1, $2, $3, $4, clock_timestamp() + make_interval(secs => $5)) ON CONFLICT DO NOTHING`,
    [key, holder, requestHash, user, leaseSeconds],
  );
  return rowCount === 1;
}

/**
 * Extends the lease of a key, or takes over a key whose lease has ended before anything was written. A row that a
 * transaction has locked is being written, so it is left alone instead of waiting with a connection.
 *
 * @returns whether the key belongs to the holder now.
 */
export async function extendLease(
  pool: pg.Pool,
  { key, holder, leaseSeconds }: Claim & { leaseSeconds: number },
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE idempotency_keys SET holder = $2, lease_ends = clock_timestamp() + make_interval(secs => $3)
     WHERE key_hash = (
       SELECT key_hash FROM idempotency_keys
       WHERE key_hash = $1 AND (holder = $2 OR (state = 'running' AND lease_ends <= clock_timestamp()))
       FOR UPDATE SKIP LOCKED)`,
    [key, holder, leaseSeconds],
  );
  return rowCount === 1;
}

/**
 * Stores the answer in the transaction of the write, so that both exist or neither.
 *
 * @param input.owner the new member, when the write is a sign-up: their erasure deletes the key
 * @returns false when another request has taken the key over.
 */
export async function storeWrittenAnswer(
  req: Transactional,
  { key, holder, answer, owner }: Claim & { answer: string | null; owner: number | null },
): Promise<boolean> {
  const rows = await runSql(
    req,
    sql`UPDATE idempotency_keys
           SET state = 'written', answer = ${answer}, user_id = coalesce(user_id, ${owner}::integer)
        WHERE key_hash = ${key} AND holder = ${holder} RETURNING 1`,
  );
  return rows.length === 1;
}

/** Stores the answer that the caller gets. */
export async function storeFinalAnswer(
  pool: pg.Pool,
  { key, holder, answer }: Claim & { answer: string | null },
): Promise<void> {
  await pool.query(
    `UPDATE idempotency_keys SET state = 'answered', answer = $3 WHERE key_hash = $1 AND holder = $2`,
    [key, holder, answer],
  );
}

/** Frees the key of a request that failed. If it had written something, the answer of the write stays. */
export async function releaseKey(pool: pg.Pool, { key, holder }: Claim): Promise<void> {
  const { rowCount } = await pool.query(
    `DELETE FROM idempotency_keys WHERE key_hash = $1 AND holder = $2 AND state = 'running'`,
    [key, holder],
  );
  if (rowCount === 1) return;
  await pool.query(
    `UPDATE idempotency_keys SET lease_ends = clock_timestamp() WHERE key_hash = $1 AND holder = $2`,
    [key, holder],
  );
}

/** Deletes keys that are older than some hours. */
export async function removeOldKeys(req: Transactional, hours: number): Promise<void> {
  await runSql(
    req,
    sql`DELETE FROM idempotency_keys WHERE created_at < now() - make_interval(hours => ${hours})`,
  );
}

/** Removes the stored answers to a member, and keeps the keys. */
export async function removeAnswers(req: Transactional, user: number): Promise<void> {
  await runSql(
    req,
    sql`UPDATE idempotency_keys SET answer = NULL WHERE user_id = ${user} AND state = 'answered'`,
  );
}
