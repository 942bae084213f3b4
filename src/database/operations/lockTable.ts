import { sql } from 'drizzle-orm';
import { runSql, type Transactional } from '../transaction.ts';

/** Locks a table against all other writes until the end of the request's transaction. Reads continue. */
export async function lockTable(req: Transactional, table: string): Promise<void> {
  await runSql(req, sql`LOCK TABLE ${sql.identifier(table)} IN SHARE ROW EXCLUSIVE MODE`);
}
