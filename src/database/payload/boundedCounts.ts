import type { PostgresAdapter } from '@payloadcms/db-postgres';
import { getTableColumns, is, sql, type SQL } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { PgTable } from 'drizzle-orm/pg-core';
import type { FindArgs, PaginatedDocs } from 'payload';
import { z } from 'zod';

/** Totals of lists are counted up to this number. Above it a total is the estimate of the planner. */
export const countedDocuments = 10_000;

type CountArgs = Parameters<PostgresAdapter['countDistinct']>[0];

/**
 * Bounds what a page of any list costs beside the page itself. Payload counts all matches for every page, and for each
 * post and comment that is counted it also checks who may see it. `GET …/count` counts exactly. Call it before the other
 * patches of `find`, because it replaces what the stock one calls.
 */
export function boundCounts(adapter: PostgresAdapter): void {
  const counting = Object.create(adapter, { countDistinct: { value: countForPage } }) as object;
  const find = adapter.find.bind(counting);

  adapter.find = async function findPage<Doc>(args: FindArgs): Promise<PaginatedDocs<Doc>> {
    const found = await find<Doc>(args);
    const isEstimate = args.pagination !== false && found.totalDocs > countedDocuments;
    return isEstimate && found.docs.length === found.limit ? withNextPage(found) : found;
  };

  async function countForPage({ db: anyDatabase, joins, tableName, where }: CountArgs): Promise<number> {
    // The type also names databases that this product does not have.
    const db = anyDatabase as unknown as NodePgDatabase;
    const table = adapter.tables[tableName] as PgTable | undefined;
    if (table === undefined) throw new Error(`There is no table ${tableName}.`);
    const { id } = getTableColumns(table);
    if (id === undefined) throw new Error(`The table ${tableName} has no id.`);
    // Joins can repeat a document.
    const query = (joins.length === 0 ? db.select({ id }) : db.selectDistinct({ id }))
      .from(table)
      .where(where)
      .$dynamic();
    for (const { condition, table: joined, type = 'leftJoin' } of joins) {
      if (!is(joined, PgTable)) throw new Error('A join is with no table of PostgreSQL.');
      query[type](joined, condition);
    }
    return countUpTo(countedDocuments, {
      statement: query.getSQL(),
      run: async (statement) => (await db.execute(statement)).rows,
    });
  }
}

const countRow = z.tuple([z.object({ count: z.int() })]);
const planRow = z.tuple([
  z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: z.object({ 'Plan Rows': z.number() }) })]) }),
]);

/** The number of rows of a SELECT; above the limit the estimate of the planner. */
export async function countUpTo(
  limit: number,
  { statement, run }: { statement: SQL; run: (statement: SQL) => Promise<unknown> },
): Promise<number> {
  const counted = await run(
    sql`SELECT count(*)::int FROM (${statement} LIMIT ${sql.raw(String(limit + 1))}) AS counted`,
  );
  const [{ count }] = countRow.parse(counted);
  if (count <= limit) return count;
  const [
    {
      'QUERY PLAN': [{ Plan: plan }],
    },
  ] = planRow.parse(await run(sql`EXPLAIN (FORMAT JSON) ${statement}`));
  // Rounded to two digits, so that it looks like an estimate.
  return Math.max(count, Number(plan['Plan Rows'].toPrecision(2)));
}

/** An estimate may be too low and must not end the pages too early. So the last page may be empty. */
function withNextPage<Doc>(found: PaginatedDocs<Doc>): PaginatedDocs<Doc> {
  const page = found.page ?? 1;
  return {
    ...found,
    totalDocs: Math.max(found.totalDocs, page * found.limit),
    totalPages: Math.max(found.totalPages, page + 1),
    hasNextPage: true,
    nextPage: page + 1,
  };
}
