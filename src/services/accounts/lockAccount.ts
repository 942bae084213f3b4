import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { runSql } from '../../database/transaction.ts';

/**
 * Locks an account until the end of the request's transaction. Payload reads an account and writes all of its columns
 * back. Without the lock, two concurrent changes could restore a withdrawn consent or lift a suspension.
 */
export async function lockAccount({ req, user }: { req: PayloadRequest; user: number }): Promise<void> {
  // NO KEY, so that inserts of rows that refer to the account (such as a meal) need not wait.
  await runSql(req, sql`SELECT FROM users WHERE id = ${user} FOR NO KEY UPDATE`);
}
