import { sql } from 'drizzle-orm';
import { runSql, type Transactional } from '../transaction.ts';

/**
 * Locks a row against all other changes until the end of the request's transaction. Reads continue. Inserts of rows
 * that refer to it continue before a change and wait before a deletion: who is about to delete the row must see them.
 */
export async function lockRow(
  req: Transactional,
  { table, id, before }: { table: string; id: number; before: 'change' | 'deletion' },
): Promise<void> {
  const strength = before === 'deletion' ? sql`UPDATE` : sql`NO KEY UPDATE`;
  await runSql(req, sql`SELECT FROM ${sql.identifier(table)} WHERE id = ${id} FOR ${strength}`);
}
