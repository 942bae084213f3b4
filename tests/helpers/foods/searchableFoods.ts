import type pg from 'pg';
import { findFoods, findFoodsUncounted, type FoodPage } from '../../../src/database/search/search.ts';
import type { RankPosition } from '../../../src/domain/search/cursor.ts';
import type { FoodFilter } from '../../../src/domain/search/filter.ts';
import type { SearchedFood } from './bruteForceSearch.ts';

export type FoodEntry = Partial<SearchedFood> & Pick<SearchedFood, 'name'>;

/** Replaces all foods by these, with ids from 1. */
export async function replaceFoods(
  pool: pg.Pool,
  entries: readonly (string | FoodEntry)[],
): Promise<SearchedFood[]> {
  await pool.query('TRUNCATE foods RESTART IDENTITY CASCADE');
  return insertFoods(
    pool,
    entries.map((entry) => (typeof entry === 'string' ? { name: entry } : entry)),
  );
}

export async function insertFoods(pool: pg.Pool, entries: readonly FoodEntry[]): Promise<SearchedFood[]> {
  const { rows } = await pool.query<SearchedFood>(
    `INSERT INTO foods (name, name_en, brand, aliases, popularity, kind, category_id, owner_id, deleted_at, source_name)
     SELECT name, "nameEn", brand, aliases, popularity, kind, category, owner, CASE WHEN "isTrashed" THEN now() END, 'test'
     FROM jsonb_to_recordset($1::jsonb) AS entry (
       name text, "nameEn" text, brand text, aliases jsonb, popularity numeric, kind enum_foods_kind, category int,
       owner int, "isTrashed" boolean
     )
     RETURNING id, name, name_en AS "nameEn", brand, aliases, popularity::float8, kind, category_id AS category,
       owner_id AS owner, deleted_at IS NOT NULL AS "isTrashed"`,
    [JSON.stringify(entries.map((entry) => ({ kind: 'cooked', popularity: 0, ...entry })))],
  );
  return rows;
}

export async function insertMember(pool: pg.Pool, email: string): Promise<number> {
  return insertId(
    pool,
    `INSERT INTO users (email, username, username_key) VALUES ($1::text, $1::text, $1::text) RETURNING id`,
    [email],
  );
}

export async function insertCategory(pool: pg.Pool, name: string, parent: number | null): Promise<number> {
  const statement = `INSERT INTO food_categories (name, parent_id) VALUES ($1, $2) RETURNING id`;
  return insertId(pool, statement, [name, parent]);
}

async function insertId(pool: pg.Pool, statement: string, values: readonly unknown[]): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(statement, [...values]);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('nothing was inserted');
  return id;
}

export function filterFor(keyword: string): FoodFilter {
  return { keyword, kind: undefined, category: undefined };
}

export interface HowToSearch {
  readonly viewer?: number | undefined;
  readonly after?: RankPosition | undefined;
  readonly limit?: number;
}

export function find(
  pool: pg.Pool,
  filter: FoodFilter,
  { viewer, after, limit = 20 }: HowToSearch = {},
): Promise<FoodPage> {
  return findFoods(pool, { query: { filter, limit, after }, viewer });
}

export async function namesFor(pool: pg.Pool, keyword: string): Promise<unknown[]> {
  return (await find(pool, filterFor(keyword))).foods.map(({ food }) => food['name']);
}

/** Reads at most `pages` pages; returns the ids by page and the total of each page. */
export async function pagesOf(
  pool: pg.Pool,
  filter: FoodFilter,
  { viewer, limit, most }: { viewer?: number | undefined; limit: number; most: number },
): Promise<{ ids: unknown[]; totals: number[]; hasMore: boolean }> {
  const ids: unknown[] = [];
  const totals: number[] = [];
  let after: RankPosition | undefined;
  for (;;) {
    const page = await find(pool, filter, { viewer, after, limit });
    ids.push(...page.foods.map(({ food }) => food['id']));
    totals.push(page.total);
    after = page.foods.at(-1)?.position;
    if (!page.hasMore || totals.length === most) return { ids, totals, hasMore: page.hasMore };
  }
}

/** Reads at most `pages` pages of foods without any of the bits; returns the ids by page. */
export async function suitablePagesOf(
  pool: pg.Pool,
  filter: FoodFilter,
  { viewer, limit, most, unfit }: { unfit: number; viewer?: number | undefined; limit: number; most: number },
): Promise<unknown[]> {
  const ids: unknown[] = [];
  let after: RankPosition | undefined;
  for (let page = 0; page < most; page += 1) {
    const query = { filter, limit, after };
    const page = await findFoodsUncounted(pool, { query, viewer, unfit: BigInt(unfit) });
    ids.push(...page.foods.map(({ food }) => food['id']));
    after = page.foods.at(-1)?.position;
    if (!page.hasMore) break;
  }
  return ids;
}
