import { and, sql, type SQL } from 'drizzle-orm';
import { buildQuery } from '@payloadcms/drizzle';
import type { PostgresAdapter } from '@payloadcms/db-postgres';
import type { FindArgs, PaginatedDocs, Where } from 'payload';
import { z } from 'zod';
import { runSql, type Transactional } from '../transaction.ts';
import { countUpTo } from './boundedCounts.ts';

/** Totals are counted up to this number, which takes about 20 ms. Above it a total is the estimate of the planner. */
export const countedFoods = 100_000;

type PageArgs = FindArgs & { readonly limit: number; readonly page: number; readonly where: Where };

/**
 * Makes pages of foods fast with a million foods. Payload counts all matches for every page. Here a page that is not
 * full gives the total by itself, and otherwise the count stops at {@link countedFoods}. If the caller chose no other
 * order, foods that were searched by name come in the order of the search, so that a picker shows the best match first.
 */
export function pageFoods(adapter: PostgresAdapter): void {
  const find = adapter.find.bind(adapter);

  adapter.find = async function findPage<Doc>(args: FindArgs): Promise<PaginatedDocs<Doc>> {
    const { collection, limit = 0, page = 1, pagination, where = {} } = args;
    if (collection !== 'foods' || pagination === false || limit <= 0) return find<Doc>(args);
    const pageArgs: PageArgs = { ...args, limit, page, where };
    const condition = buildCondition(adapter, pageArgs);
    if (condition === undefined) return find<Doc>(args);
    const name = isDefaultOrder(adapter, args.sort) ? searchedName(where) : undefined;
    const docs = await (name === undefined
      ? findPageDocs(pageArgs)
      : findRankedDocs({ pageArgs, condition, name }));
    return paginated({
      pageArgs,
      docs,
      total: await countTotal({ pageArgs, condition, docCount: docs.length }),
    });

    async function findPageDocs(query: PageArgs): Promise<Doc[]> {
      return (await find<Doc>({ ...query, pagination: false })).docs;
    }

    async function findRankedDocs(ranked: {
      pageArgs: PageArgs;
      condition: SQL;
      name: string;
    }): Promise<Doc[]> {
      const ids = await readRankedIds(toTransactional(adapter, ranked.pageArgs), ranked);
      if (ids.length === 0) return [];
      const rows = await findPageDocs({ ...ranked.pageArgs, page: 1, where: { id: { in: ids } } });
      const byId = new Map(rows.map((row) => [idOf.parse(row).id, row]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    }
  };

  /** The number of matches, computed from the page where possible. */
  async function countTotal({
    pageArgs,
    condition,
    docCount,
  }: {
    pageArgs: PageArgs;
    condition: SQL;
    docCount: number;
  }): Promise<number> {
    const before = (pageArgs.page - 1) * pageArgs.limit;
    if (docCount < pageArgs.limit && (docCount > 0 || pageArgs.page === 1)) return before + docCount;
    const counted = await countUpTo(countedFoods, {
      statement: sql`SELECT FROM foods WHERE ${condition}`,
      run: (statement) => runSql(toTransactional(adapter, pageArgs), statement),
    });
    return docCount === 0 ? counted : Math.max(counted, before + docCount);
  }
}

const idOf = z.object({ id: z.int() });
const idRows = z.array(idOf);

/** The order of the food search: exact, prefix, start of a word, contained; then shorter, more popular, older. */
async function readRankedIds(
  req: Transactional,
  { pageArgs, condition, name }: { pageArgs: PageArgs; condition: SQL; name: string },
): Promise<number[]> {
  const rows = await runSql(
    req,
    sql`
    SELECT foods.id
    FROM food_search_matching(${name}) AS hit JOIN foods ON foods.id = hit.food_id
    WHERE ${condition}
    ORDER BY hit.tier, hit.length, hit.popularity DESC, foods.id
    LIMIT ${pageArgs.limit} OFFSET ${(pageArgs.page - 1) * pageArgs.limit}`,
  );
  return idRows.parse(rows).map(({ id }) => id);
}

/** The WHERE clause that Payload builds; undefined when it needs other tables as well. */
function buildCondition(adapter: PostgresAdapter, { where, locale }: PageArgs): SQL | undefined {
  const query = buildQuery({
    // The adapter for PostgreSQL is an adapter of drizzle, although the two types differ.
    adapter: adapter as unknown as Parameters<typeof buildQuery>[0]['adapter'],
    fields: adapter.payload.collections.foods.config.flattenedFields,
    tableName: 'foods',
    where,
    ...(locale === undefined ? {} : { locale }),
  });
  if (query.joins.length > 0) return undefined;
  // The type does not say that a filter may be empty.
  return and(query.where) ?? sql`true`;
}

function toTransactional(adapter: PostgresAdapter, { req }: PageArgs): Transactional {
  return { payload: adapter.payload, transactionID: req?.transactionID };
}

function isDefaultOrder(adapter: PostgresAdapter, sort: FindArgs['sort']): boolean {
  const [first, ...rest] = typeof sort === 'string' ? [sort] : (sort ?? []);
  const { defaultSort } = adapter.payload.collections.foods.config;
  return rest.length === 0 && (first === undefined || first === defaultSort);
}

/** The text that a filter searches in names, unless it is one of several alternatives. */
function searchedName(where: Where): string | undefined {
  const { name, and = [], or = [] } = where;
  if (typeof name === 'object' && !Array.isArray(name)) {
    const text: unknown = name.like ?? name.contains;
    if (typeof text === 'string') return text;
  }
  for (const part of [...and, ...(or.length === 1 ? or : [])]) {
    const text = searchedName(part);
    if (text !== undefined) return text;
  }
  return undefined;
}

function paginated<Doc>({
  pageArgs,
  docs,
  total,
}: {
  pageArgs: PageArgs;
  docs: Doc[];
  total: number;
}): PaginatedDocs<Doc> {
  const { limit, page } = pageArgs;
  // An estimate may be too low and must not end the pages too early. So the last page may be empty.
  const hasNextPage = docs.length === limit && (total > countedFoods || page * limit < total);
  return {
    docs,
    limit,
    page,
    totalDocs: total,
    totalPages: Math.max(1, Math.ceil(total / limit)),
    pagingCounter: (page - 1) * limit + 1,
    hasNextPage,
    hasPrevPage: page > 1,
    nextPage: hasNextPage ? page + 1 : null,
    prevPage: page > 1 ? page - 1 : null,
  };
}
