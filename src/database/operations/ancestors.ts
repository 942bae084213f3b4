import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { runSql, type Transactional } from '../transaction.ts';

/** A column that refers to a row above it in the same table. */
export interface Tree {
  readonly table: string;
  readonly column: string;
}

/** Lets the moves of rows within a tree run one after the other, until the end of the transaction. */
export async function lockTree(req: Transactional, { table, column }: Tree): Promise<void> {
  await runSql(req, sql`SELECT pg_advisory_xact_lock(hashtextextended(${`tree:${table}.${column}`}, 0))`);
}

/** The ids of a row and of all rows above it; none when there is no such row. */
export async function findAncestors(
  req: Transactional,
  { table, column }: Tree,
  id: number,
): Promise<number[]> {
  const [rows, parent] = [sql.identifier(table), sql.identifier(column)];
  const above = await runSql(
    req,
    sql`WITH RECURSIVE above AS (
          SELECT id, ${parent} AS parent FROM ${rows} WHERE id = ${id}
          UNION SELECT next.id, next.${parent} FROM ${rows} next JOIN above ON next.id = above.parent
        )
        SELECT id FROM above`,
  );
  return z
    .array(z.object({ id: z.number() }))
    .parse(above)
    .map((row) => row.id);
}
