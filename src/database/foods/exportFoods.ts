import { and, asc, desc, is, sql, type SQL } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { buildQuery } from '@payloadcms/drizzle';
import type { PostgresAdapter } from '@payloadcms/db-postgres';
import type { PoolClient } from 'pg';
import type { Where } from 'payload';
import { z } from 'zod';
import { withId } from '../../domain/operations/query/sort.ts';
import { foodColumnsSql, foodOfColumns, type FoodDocument } from './document.ts';

/** A category as a file can name it. */
export interface NamedCategory {
  readonly slug: string | null;
  /** Its names from the root down. */
  readonly path: readonly string[];
}

export interface FoodsToExport {
  readonly where: Where;
  readonly sort: readonly string[] | undefined;
  /** A text for the food search. */
  readonly q: string | undefined;
}

/** All foods of a list as they were at one moment, in batches. Whatever is written meanwhile is not in it. */
export interface FoodSnapshot {
  readonly categories: ReadonlyMap<number, NamedCategory>;
  readonly batches: AsyncGenerator<readonly FoodDocument[], undefined>;
  /** Ends it, also when no batch was read. */
  readonly close: () => Promise<void>;
}

const batchSize = 500;

/** A client that reads slowly holds a connection, but not for ever. */
const settings = `SET LOCAL statement_timeout = '5min'; SET LOCAL idle_in_transaction_session_timeout = '2min'`;

/** Opens a snapshot of a list: one read-only transaction with a cursor. Memory does not grow with the list. */
export async function openFoodSnapshot(adapter: PostgresAdapter, list: FoodsToExport): Promise<FoodSnapshot> {
  const { sql: text, params } = selectFoods(adapter, list);
  const client = await adapter.pool.connect();
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await end(client);
  };
  try {
    await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${settings}`);
    await client.query(`DECLARE exported NO SCROLL CURSOR FOR ${text}`, params);
    return { categories: await readCategories(client), batches: batchesOf(client, close), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function end(client: PoolClient): Promise<void> {
  try {
    await client.query('ROLLBACK');
    client.release();
  } catch (error) {
    client.release(error instanceof Error ? error : true);
  }
}

async function* batchesOf(
  client: PoolClient,
  close: () => Promise<void>,
): AsyncGenerator<readonly FoodDocument[], undefined> {
  try {
    for (;;) {
      const { rows } = await client.query<unknown[]>({
        text: `FETCH ${String(batchSize)} FROM exported`,
        rowMode: 'array',
      });
      if (rows.length > 0) yield rows.map(foodOfColumns);
      if (rows.length < batchSize) return undefined;
    }
  } finally {
    await close();
  }
}

/** The statement that Payload would build for the list, for whole foods of the catalogue outside the trash. */
function selectFoods(
  adapter: PostgresAdapter,
  { where, sort, q }: FoodsToExport,
): { sql: string; params: unknown[] } {
  const { defaultSort, flattenedFields } = adapter.payload.collections.foods.config;
  const query = buildQuery({
    // The adapter for PostgreSQL is an adapter of drizzle, although the two types differ.
    adapter: adapter as unknown as Parameters<typeof buildQuery>[0]['adapter'],
    fields: flattenedFields,
    tableName: 'foods',
    where: { and: [where, { kind: { not_equals: 'custom' } }, { deletedAt: { exists: false } }] },
    sort: withId(sort ?? (typeof defaultSort === 'string' ? defaultSort : undefined), '-createdAt'),
  });
  const { foods } = adapter.tables;
  if (foods === undefined) throw new Error('Payload has a table of foods');
  let statement = adapter.drizzle
    .select({ columns: sql.raw(foodColumnsSql('"foods"')) })
    .from(foods)
    .$dynamic();
  for (const { type, table, condition } of query.joins) {
    if (!is(table, PgTable)) throw new Error('all tables are of PostgreSQL');
    statement =
      type === 'innerJoin' ? statement.innerJoin(table, condition) : statement.leftJoin(table, condition);
  }
  return statement
    .where(and(query.where, searched(q)))
    .orderBy(...query.orderBy.map(({ column, order }) => (order === asc ? asc(column) : desc(column))))
    .toSQL();
}

function searched(q: string | undefined): SQL | undefined {
  return q === undefined ? undefined : sql`"foods"."id" IN (SELECT food_id FROM food_search_matching(${q}))`;
}

const categoryRows = z.array(
  z.object({ id: z.number(), slug: z.string().nullable(), parent: z.number().nullable(), name: z.string() }),
);

async function readCategories(client: PoolClient): Promise<ReadonlyMap<number, NamedCategory>> {
  const { rows } = await client.query('SELECT id, slug, parent_id AS parent, name FROM food_categories');
  const byId = new Map(categoryRows.parse(rows).map((row) => [row.id, row]));
  const pathOf = (id: number | null, seen: readonly number[] = []): readonly string[] => {
    const row = id === null || seen.includes(id) ? undefined : byId.get(id);
    return row === undefined ? [] : [...pathOf(row.parent, [...seen, row.id]), row.name];
  };
  return new Map([...byId.values()].map(({ id, slug }) => [id, { slug, path: pathOf(id) }]));
}
