import { sql } from 'drizzle-orm';
import { runSql, type Transactional } from '../transaction.ts';

/**
 * Locks one row against all other changes until the end of the request's transaction. Reads continue, and so do inserts
 * of rows that refer to it.
 */
export async function lockRow(req: Transactional, table: string, id: number): Promise<void> {
  await runSql(req, sql`SELECT FROM ${sql.identifier(table)} WHERE id = ${id} FOR NO KEY UPDATE`);
}
