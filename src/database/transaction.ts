import type { PostgresAdapter } from '@payloadcms/db-postgres';
import type { SQL } from 'drizzle-orm';
import type { Payload, PayloadRequest } from 'payload';
import { TransactionLost } from './payload/transactions.ts';

/** The part of a request that database work needs: Payload and the transaction. */
export type Transactional = Pick<PayloadRequest, 'payload' | 'transactionID'>;

/**
 * Runs hand-written SQL inside the transaction of the request, or by itself when the request has none.
 *
 * @returns the rows; parse them, because their shape depends on the SQL.
 * @throws {TransactionLost} when the transaction of the request has ended.
 */
export async function runSql(req: Transactional, query: SQL): Promise<Record<string, unknown>[]> {
  const adapter = postgresOf(req.payload);
  // Payload sets null when it has filled in the relations of a document.
  const id = (await req.transactionID) ?? undefined;
  const db = id === undefined ? adapter.drizzle : adapter.sessions[id]?.db;
  if (db === undefined) throw new TransactionLost('The transaction of this request has already ended.');
  const { rows } = await db.execute(query);
  return rows;
}

/** The PostgreSQL adapter behind Payload. The product runs on no other database. */
export function postgresOf(payload: Payload): PostgresAdapter {
  return payload.db as unknown as PostgresAdapter;
}
