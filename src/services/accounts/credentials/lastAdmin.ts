import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { runSql } from '../../../database/transaction.ts';
import { Problem } from '../../../errors/problem.ts';

/**
 * Locks all admins until the end of the transaction, so that changes of admins run one after the other. Otherwise two of
 * them could demote each other at the same time.
 */
export async function lockAdmins(req: PayloadRequest): Promise<void> {
  await runSql(req, sql`SELECT FROM staff WHERE role = 'admin' ORDER BY id FOR UPDATE`);
}

/**
 * Refuses a change that leaves no admin: nobody could give the role to anybody then.
 *
 * @throws {Problem} `last_admin`
 */
export async function requireAnAdmin(req: PayloadRequest): Promise<void> {
  const rows = await runSql(req, sql`SELECT 1 FROM staff WHERE role = 'admin' LIMIT 1`);
  if (rows.length === 0) throw new Problem('last_admin', { field: 'role' });
}
