import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { counterColumns } from '../../domain/community/reactions/counters.ts';
import { runSql, type Transactional } from '../transaction.ts';

const versionRow = z.object({ version: z.string() });

/**
 * The version of a row: the number of the transaction that wrote it. Every UPDATE changes it, whether Payload, a job or
 * SQL of ours runs it; row locks do not. A row with counters changes with each like of somebody else, so its version is a
 * hash of the other columns, the time of the last change among them.
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
    sql`SELECT ${versionOf(table)} AS version FROM ${sql.identifier(table)} AS one WHERE id = ${id}`,
  );
  return row === undefined ? undefined : versionRow.parse(row).version;
}

function versionOf(table: string): SQL {
  const counters = counterColumns[table];
  return counters === undefined
    ? sql`xmin::text`
    : sql`md5((to_jsonb(one) - ${sql.param(counters)}::text[])::text)`;
}
