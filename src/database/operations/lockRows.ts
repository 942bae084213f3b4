import { sql } from 'drizzle-orm';
import { runSql, type Transactional } from '../transaction.ts';

/**
 * Locks rows against all other changes until the end of the request's transaction, in the order of their ids. Reads
 * continue, and so do inserts of rows that refer to them.
 */
export async function lockRows(req: Transactional, table: string, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await runSql(
    req,
    sql`SELECT FROM ${sql.identifier(table)} WHERE id = ANY (${sql.param(ids)}::int[]) ORDER BY id FOR NO KEY UPDATE`,
  );
}
