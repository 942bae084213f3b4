import { sql } from 'drizzle-orm';
import type pg from 'pg';
import { z } from 'zod';
import type { Account, AccountCollection, AccountRights } from '../../domain/accounts/logins/sessions.ts';
import { runSql, type Transactional } from '../transaction.ts';

/**
 * Locks an account until the end of the transaction, so that its sessions start and end one after the other, and reads
 * what decides about them. Undefined when there is no such account.
 */
export async function lockForSessions(
  req: Transactional,
  { collection, id }: Account,
): Promise<AccountRights | undefined> {
  const [row] = await runSql(
    req,
    sql`SELECT * FROM ${sql.identifier(collection)} WHERE id = ${id} FOR NO KEY UPDATE`,
  );
  return row;
}

/** Stores a new session, and removes the expired ones of its account. */
export async function insertSession(
  req: Transactional,
  { collection, id }: Account,
  session: { readonly id: string; readonly expiresAt: Date; readonly device: string | null },
): Promise<void> {
  const table = tableOf(collection);
  await runSql(
    req,
    sql`WITH expired AS (DELETE FROM ${table} WHERE _parent_id = ${id} AND expires_at <= now())
        INSERT INTO ${table} (_order, _parent_id, id, created_at, last_used_at, expires_at, device)
        SELECT coalesce(max(_order), 0) + 1, ${id}, ${session.id}, clock_timestamp(), clock_timestamp(),
               ${session.expiresAt.toISOString()}::timestamptz, ${session.device}
          FROM ${table} WHERE _parent_id = ${id}`,
  );
}

/** Locks a session against its end until the end of the transaction. @returns false when it has ended. */
export async function lockSession(
  req: Transactional,
  { collection, id }: Account,
  session: string,
): Promise<boolean> {
  // First the account, as everybody who ends sessions does.
  await lockForSessions(req, { collection, id });
  const rows = await runSql(
    req,
    sql`SELECT id FROM ${tableOf(collection)} WHERE _parent_id = ${id} AND id = ${session} FOR UPDATE`,
  );
  return rows.length === 1;
}

/** @returns whether the session was there: it may have been ended meanwhile. */
export async function extendSession(
  req: Transactional,
  { collection, id }: Account,
  session: { readonly id: string; readonly expiresAt: Date },
): Promise<boolean> {
  const rows = await runSql(
    req,
    sql`UPDATE ${tableOf(collection)} SET expires_at = ${session.expiresAt.toISOString()}::timestamptz
        WHERE _parent_id = ${id} AND id = ${session.id} RETURNING id`,
  );
  return rows.length === 1;
}

/** @returns whether the session was there. */
export async function deleteSession(
  req: Transactional,
  { collection, id }: Account,
  session: string,
): Promise<boolean> {
  const rows = await runSql(
    req,
    sql`DELETE FROM ${tableOf(collection)} WHERE _parent_id = ${id} AND id = ${session} RETURNING id`,
  );
  return rows.length === 1;
}

/**
 * Deletes the sessions of an account, all or all but one.
 *
 * @param olderOnly keeps sessions that began after this transaction: a login beside a logout
 * @returns how many were deleted
 */
export async function deleteSessions(
  req: Transactional,
  { collection, id }: Account,
  { except, olderOnly = false }: { readonly except?: string | undefined; readonly olderOnly?: boolean } = {},
): Promise<number> {
  const rows = await runSql(
    req,
    sql`DELETE FROM ${tableOf(collection)}
        WHERE _parent_id = ${id} AND id IS DISTINCT FROM ${except ?? null}::varchar
          AND (created_at IS NULL OR created_at <= now() OR NOT ${olderOnly})
        RETURNING id`,
  );
  return rows.length;
}

const sessionRow = z.object({
  id: z.string(),
  device: z.string().nullable(),
  created_at: z.coerce.date().nullable(),
  last_used_at: z.coerce.date().nullable(),
  expires_at: z.coerce.date(),
});
export type SessionRow = z.infer<typeof sessionRow>;

/** The live sessions of an account, the one that was used last first. */
export async function readSessions(req: Transactional, { collection, id }: Account): Promise<SessionRow[]> {
  const rows = await runSql(
    req,
    sql`SELECT id, device, created_at, last_used_at, expires_at FROM ${tableOf(collection)}
        WHERE _parent_id = ${id} AND expires_at > now()
        ORDER BY coalesce(last_used_at, created_at) DESC NULLS LAST, id`,
  );
  return z.array(sessionRow).parse(rows);
}

/** A session counts as used again after this time only, so that few requests write. */
const usedAgainSeconds = 300;

/**
 * Whether a session is alive, by its primary key. The time of its last use is written once in five minutes; a row that
 * a login or logout has locked is left alone.
 */
export async function useSession(
  pool: pg.Pool,
  { collection, id }: Account,
  session: string,
): Promise<boolean> {
  const { rows } = await pool.query<{ is_stale: boolean }>({
    name: `session-${collection}`,
    text: `SELECT last_used_at IS NULL OR last_used_at < now() - make_interval(secs => ${String(usedAgainSeconds)}) AS is_stale
             FROM ${collection}_sessions WHERE id = $2 AND _parent_id = $1 AND expires_at > now()`,
    values: [id, session],
  });
  const [row] = rows;
  if (row?.is_stale === true)
    await pool.query(
      `UPDATE ${collection}_sessions SET last_used_at = now()
        WHERE id = (SELECT id FROM ${collection}_sessions WHERE id = $1 FOR NO KEY UPDATE SKIP LOCKED)`,
      [session],
    );
  return row !== undefined;
}

function tableOf(collection: AccountCollection) {
  return sql.identifier(`${collection}_sessions`);
}
