import type { PostgresAdapter } from '@payloadcms/db-postgres';
import { Column, getTableColumns, getTableName, is, SQL, sql, StringChunk, Table } from 'drizzle-orm';
import type { FindArgs, FindVersionsArgs, PaginatedDocs, QueryDraftsArgs } from 'payload';
import { withId } from '../../domain/operations/query/sort.ts';

/**
 * Makes every list end its order in the id, with unknown values last. Payload orders by the given keys and then by
 * `createdAt`, so documents with equal values are on several pages or on none; and PostgreSQL puts unknown values first
 * when an order is descending.
 */
export function stabilizeOrder(adapter: PostgresAdapter): void {
  const find = adapter.find.bind(adapter);
  const findVersions = adapter.findVersions.bind(adapter);
  const queryDrafts = adapter.queryDrafts.bind(adapter);

  adapter.find = async function findInOrder<Doc>(args: FindArgs): Promise<PaginatedDocs<Doc>> {
    return find<Doc>({ ...args, sort: orderOf(args.collection, args.sort) });
  };
  adapter.findVersions = async function findVersionsInOrder<Doc>(args: FindVersionsArgs) {
    return findVersions<Doc>({ ...args, sort: withId(args.sort, '-createdAt') });
  };
  adapter.queryDrafts = async function queryDraftsInOrder<Doc>(args: QueryDraftsArgs) {
    return queryDrafts<Doc>({ ...args, sort: orderOf(args.collection, args.sort) });
  };

  function orderOf(collection: string, sort: string | string[] | undefined): string[] {
    const hasTimes = adapter.payload.config.collections.find(({ slug }) => slug === collection)?.timestamps;
    return withId(sort, hasTimes === true ? '-createdAt' : '-id');
  }
}

/** The part of drizzle's dialect that builds SELECT statements. */
interface SelectBuilder {
  buildSelectQuery(config: SelectConfig): SQL;
}

interface SelectConfig {
  readonly table: unknown;
  readonly orderBy?: readonly unknown[];
  readonly groupBy?: readonly unknown[];
  readonly distinct?: unknown;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Completes the ORDER BY of every SELECT of a drizzle instance: nothing follows the id, and the id follows everything
 * else. Payload builds some statements without a method of the adapter: those of joins, and of bulk updates.
 */
export function completeOrders(drizzle: object): void {
  const dialect: unknown = Reflect.get(drizzle, 'dialect');
  if (!isSelectBuilder(dialect)) throw new Error('drizzle-orm has changed: its dialect builds no SELECT.');
  const build = dialect.buildSelectQuery.bind(dialect);
  dialect.buildSelectQuery = (config) => build({ ...config, orderBy: completed(config) });
}

function isSelectBuilder(dialect: unknown): dialect is SelectBuilder {
  return typeof dialect === 'object' && dialect !== null && 'buildSelectQuery' in dialect;
}

function completed({ table, orderBy = [], groupBy, distinct, fields }: SelectConfig): readonly unknown[] {
  if (orderBy.length === 0 || !is(table, Table)) return orderBy;
  const keys = orderBy.map((key) => nullsLast(key, table));
  const at = orderBy.findIndex((key) => {
    const column = columnOf(key);
    return column?.name === 'id' && isOf(column, table);
  });
  if (at >= 0) return keys.slice(0, at + 1);
  const { id }: Readonly<Record<string, Column | undefined>> = getTableColumns(table);
  // PostgreSQL takes no other columns than these in such statements.
  const mayHaveId = (distinct === undefined && groupBy === undefined) || 'id' in fields;
  if (id === undefined || !mayHaveId) return keys;
  return [...keys, isDescending(orderBy.at(-1)) ? sql`${id} desc` : sql`${id} asc`];
}

function nullsLast(key: unknown, table: Table): unknown {
  if (!isDescending(key)) return key;
  const column = columnOf(key);
  const isKnown = column !== undefined && (column.notNull || column.primary) && isOf(column, table);
  return isKnown ? key : sql`${key} nulls last`;
}

function isDescending(key: unknown): boolean {
  const last = is(key, SQL) ? key.queryChunks.at(-1) : undefined;
  return is(last, StringChunk) && last.value.join('').trimEnd().endsWith(' desc');
}

function columnOf(key: unknown): Column | undefined {
  return is(key, SQL) ? key.queryChunks.find((chunk) => is(chunk, Column)) : undefined;
}

/** Compared by name, because drizzle makes a new object for each use of an alias. */
function isOf(column: Column, table: Table): boolean {
  return getTableName(column.table) === getTableName(table);
}
