import { performance } from 'node:perf_hooks';
import type pg from 'pg';
import { z } from 'zod';
import { findFoods, findFoodsUncounted } from '../../src/database/search/search.ts';
import type { UnfitBits } from '../../src/domain/search/unfit.ts';
import { importedBySelf } from '../../src/database/search/unfitFoods.ts';
import { batches } from './catalogue/batches.ts';
import { pageSize, type Engine } from './engine.ts';
import { generatedCategories, type GeneratedFood } from './catalogue/generateFoods.ts';
import type { SearchQuery } from './queries.ts';

/** Our search as the endpoint runs it. Unlike the peers, it also returns the total and the documents. */
export function productEngine(pool: pg.Pool): Engine {
  return {
    name: 'DiningCoach',
    rounds: 10,
    load: async (foods, say) => {
      await loadCategories(pool);
      let written = 0;
      for (const batch of batches(foods, 5_000)) {
        await upsertFoods(pool, batch);
        written += batch.length;
        if (written % 100_000 === 0) say(`${written.toLocaleString('en')} written`);
      }
      say('vacuum');
      await pool.query('VACUUM ANALYZE');
      say('refresh');
      await refreshProduct(pool);
    },
    search: (query) => searchProduct(pool, query),
    sizeBytes: () => searchIndexBytes(pool),
    close: () => Promise.resolve(),
  };
}

/**
 * Refreshes the search as the job does, without the words for completions. Returns the seconds of the refresh alone.
 */
export async function refreshProduct(pool: pg.Pool): Promise<number> {
  const start = performance.now();
  await pool.query('SELECT food_search_refresh()');
  const seconds = (performance.now() - start) / 1000;
  await pool.query(`VACUUM ANALYZE ${preparedTables.join(', ')}`);
  return seconds;
}

/** Our search on the loaded foods without their documents. Like the peers, it returns ids only. */
export function idsAlone(product: Engine, pool: pg.Pool): Engine {
  return {
    ...product,
    name: 'DiningCoach, ids alone',
    load: () => Promise.resolve(),
    search: async ({ keyword, kind }) => {
      const { rows } = await pool.query<{ ids: number[] }>({
        name: 'ids-alone',
        text: `SELECT ARRAY(SELECT food_id FROM unnest(hits)) AS ids, total
                 FROM food_search_page($1, $2, NULL, NULL, 0, $3, NULL)`,
        values: [keyword, kind, pageSize],
      });
      return rows[0]?.ids ?? [];
    },
  };
}

/**
 * Returns the ids of a page as the endpoint runs the search: with the total, but without it for suitable foods only.
 */
export async function searchProduct(
  pool: pg.Pool,
  { keyword, kind }: SearchQuery,
  unfit?: UnfitBits,
): Promise<readonly number[]> {
  const search = {
    query: { filter: { keyword, kind, category: undefined }, limit: pageSize, after: undefined },
    viewer: undefined,
  };
  const page =
    unfit === undefined
      ? await findFoods(pool, search)
      : await findFoodsUncounted(pool, { ...search, unfit });
  return page.foods.map(({ position }) => position.id);
}

/**
 * Suitability masks of generated persons. Three of four foods meet each of the first forty conditions. All foods of a
 * recipe meet the same conditions, because they have the same labels; a category has 400 recipes. Few foods meet the
 * other conditions, as with a severe diet or an allergy without declarations. At one food in 250, index scans in order
 * cost most.
 */
export const suitableTo: Readonly<Record<string, UnfitBits>> = {
  'three conditions': 0b111n,
  'eight conditions': 0b1111_1111n,
  'one food in a hundred': 1n << 40n,
  'one food in 250': 1n << 43n,
  'one food in five thousand': 1n << 41n,
  'no food': 1n << 42n,
};

const unfitOfFood = `(hashint8extended(recipe, 1) & hashint8extended(recipe, 2) & ((1::bigint << 40) - 1))
  | CASE WHEN id % 100 = 0 THEN 0 ELSE (1::bigint << 40) END | CASE WHEN id % 5000 = 0 THEN 0 ELSE (1::bigint << 41) END
  | (1::bigint << 42) | CASE WHEN id % 250 = 1 THEN 0 ELSE (1::bigint << 43) END`;

/**
 * Writes foods as an import does, on a pool of one connection. Source and code identify a food. A second statement
 * writes its tokens and its unsuitability bits, see {@link suitableTo}.
 */
export async function upsertFoods(pool: pg.Pool, foods: readonly GeneratedFood[]): Promise<void> {
  const records = foods.map(({ id, kind, name, nameEn, brand, aliases, category, popularity }) => ({
    id,
    kind,
    name,
    name_en: nameEn,
    brand,
    aliases,
    category_id: category,
    popularity,
    source_name: 'bench',
    code: String(id),
  }));
  await pool.query('BEGIN');
  await pool.query(importedBySelf);
  const columns = 'id, kind, name, name_en, brand, aliases, category_id, popularity, source_name, code';
  await pool.query(
    `INSERT INTO foods (${columns})
     SELECT ${columns} FROM jsonb_populate_recordset(NULL::foods, $1::jsonb)
     ON CONFLICT (source_name, code) DO UPDATE SET name = excluded.name, updated_at = now()`,
    [JSON.stringify(records)],
  );
  await pool.query(
    `SELECT food_search_write(jsonb_agg(
       jsonb_build_object('id', id, 'unfit', ${unfitOfFood})
     ))
     FROM foods, LATERAL (SELECT category_id * 400 + abs(hashtext(coalesce(brand, '')) % 400) AS recipe) AS made
     WHERE id = ANY ($1::int[])`,
    [foods.map(({ id }) => id)],
  );
  await pool.query('COMMIT');
}

async function loadCategories(pool: pg.Pool): Promise<void> {
  await pool.query(
    `INSERT INTO food_categories (id, name, name_en, parent_id)
     SELECT id, name, name_en, parent FROM jsonb_to_recordset($1::jsonb)
       AS category (id integer, name text, name_en text, parent integer)
     ORDER BY id`,
    [JSON.stringify(generatedCategories.map(({ nameEn, ...rest }) => ({ ...rest, name_en: nameEn })))],
  );
}

/** The tables of the search beside the foods and the index. */
const preparedTables = ['food_search_frequencies', 'food_search_suitable', 'food_search_patterns'];

/** Bytes of the index and of all prepared tables. */
async function searchIndexBytes(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query(
    `
    SELECT sum(bytes)::float8 AS bytes FROM (
      SELECT pg_relation_size(relid) AS bytes FROM pg_partition_tree('food_search_tokens_idx') WHERE isleaf
      UNION ALL
      SELECT pg_total_relation_size(name::regclass) FROM unnest($1::text[]) AS name
    ) AS sizes`,
    [preparedTables],
  );
  return z.tuple([z.object({ bytes: z.number() })]).parse(rows)[0].bytes;
}
