import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { runSql } from '../../database/transaction.ts';

/**
 * Locks an account against changes until the request's transaction ends. Payload reads an account, and writes all of it
 * back: a consent withdrawn in between would be given again, and a suspension lifted.
 */
export async function lockAccount({ req, user }: { req: PayloadRequest; user: number }): Promise<void> {
  // Nobody's key is changed: what refers to the account (a meal that is written) need not wait.
  await runSql(req, sql`SELECT FROM users WHERE id = ${user} FOR NO KEY UPDATE`);
}
