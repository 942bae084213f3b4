import { sql } from 'drizzle-orm';
import { runSql, type Transactional } from '../transaction.ts';

/** The collections whose documents can log in. Payload stores the sessions of each in a table of its own. */
export type AccountCollection = 'users' | 'staff';

/** An account: its collection and its id there. */
export interface Account {
  readonly collection: AccountCollection;
  readonly id: number;
}

/** Locks an account until the end of the transaction, so that its sessions start and end one after the other. */
export async function lockForSessions(req: Transactional, { collection, id }: Account): Promise<void> {
  await runSql(req, sql`SELECT FROM ${sql.identifier(collection)} WHERE id = ${id} FOR NO KEY UPDATE`);
}

/** Stores a new session, and removes the expired ones of its account. */
export async function insertSession(
  req: Transactional,
  { collection, id }: Account,
  session: { readonly id: string; readonly createdAt: Date; readonly expiresAt: Date },
): Promise<void> {
  const table = tableOf(collection);
  await runSql(req, sql`DELETE FROM ${table} WHERE _parent_id = ${id} AND expires_at <= now()`);
  await runSql(
    req,
    sql`INSERT INTO ${table} (_order, _parent_id, id, created_at, expires_at)
        SELECT coalesce(max(_order), 0) + 1, ${id}, ${session.id},
               ${session.createdAt.toISOString()}::timestamptz, ${session.expiresAt.toISOString()}::timestamptz
          FROM ${table} WHERE _parent_id = ${id}`,
  );
}

/** Deletes the sessions of an account, all or all but one. */
export async function deleteSessions(
  req: Transactional,
  { collection, id }: Account,
  { except }: { readonly except?: string | undefined } = {},
): Promise<void> {
  await runSql(
    req,
    sql`DELETE FROM ${tableOf(collection)}
        WHERE _parent_id = ${id} AND id IS DISTINCT FROM ${except ?? null}::varchar`,
  );
}

function tableOf(collection: AccountCollection) {
  return sql.identifier(`${collection}_sessions`);
}
