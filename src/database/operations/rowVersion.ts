import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { runSql, type Transactional } from '../transaction.ts';

const versionRow = z.object({ version: z.string() });

/**
 * The version of a row: the number of the transaction that wrote it. Every UPDATE changes it, whether Payload, a job or
 * SQL of ours runs it; row locks do not.
 *
 * @returns undefined when there is no such row.
 */
export async function readRowVersion(
  req: Transactional,
  table: string,
  id: number,
): Promise<string | undefined> {
  const [row] = await runSql(
    req,
    sql`SELECT xmin::text AS version FROM ${sql.identifier(table)} WHERE id = ${id}`,
  );
  return row === undefined ? undefined : versionRow.parse(row).version;
}
