import type pg from 'pg';
import { z } from 'zod';
import type { RankPosition } from '../domain/food-search/cursor.ts';
import type { FoodQuery } from '../domain/food-search/query.ts';
import type { UnfitBits } from '../domain/food-search/unfit.ts';
import { foodDocumentSql } from './foodDocument.ts';

/** One page of a search. */
export interface FoodPage {
  readonly foods: readonly { readonly food: FoodDocument; readonly position: RankPosition }[];
  /** All matches, counted to {@link countedExactly} and one more. */
  readonly total: number;
  /** Whether foods follow after this page. */
  readonly hasMore: boolean;
  /** False when the query names a category that does not exist. */
  readonly isCategoryKnown: boolean;
}

/** A page whose matches nobody counted, which takes as long as finding them. */
export type UncountedFoodPage = Omit<FoodPage, 'total'>;

/** A food as the generated API answers it at depth 0. */
export type FoodDocument = Readonly<Record<string, unknown>>;

/** Beyond this many matches a total is only "at least". */
export const countedExactly = 1000;

/**
 * $1 keyword, $2 kind, $3 category, $4 the member who asks, $5 conditions of suitability as bits, $6 foods wanted (one
 * more than a page), $7–$10 the position after which the page starts, $11 whether matches are counted.
 *
 * The function finds and ranks (foodSearchPage.sql.ts); the foods themselves are read here, for one page.
 */
export const foodSearchSql = `
SELECT page.total, page.is_category_known, hit.tier, hit.length, hit.popularity, foods.id, ${foodDocumentSql('foods')} AS food
FROM food_search_page(
    $1, $2, $3, $4, $5, $6,
    CASE WHEN $7::int IS NOT NULL THEN ROW($7::int, $8::int, $9::float8, $10::int)::food_search_hit END, $11
  ) AS page
  LEFT JOIN LATERAL unnest(page.hits) AS hit ON true
  LEFT JOIN foods ON foods.id = hit.food_id
ORDER BY hit.tier, hit.length, hit.popularity DESC, hit.food_id
`;

export interface FoodSearchOf {
  readonly query: FoodQuery;
  /** The member who asks; undefined for everyone else. */
  readonly viewer: number | undefined;
  /** Foods with one of these bits are passed over. */
  readonly unfit?: UnfitBits;
}

const found = z.object({
  tier: z.int(),
  length: z.int(),
  popularity: z.number(),
  id: z.int(),
  food: z.record(z.string(), z.unknown()),
});
const summary = z.object({ is_category_known: z.boolean() });
const counted = z.object({ total: z.int() });

/**
 * Finds foods by their names, English names, aliases and brands in one statement: exact, then prefix, then start of a
 * word, then contained; among equals the shorter name, the more popular, the lower id. Never shows what lies in the
 * trash or what another member entered. A consonant typed alone stands for every syllable that starts with it.
 */
export async function findFoods(pool: pg.Pool, of: FoodSearchOf): Promise<FoodPage> {
  const rows = await searchRows(pool, foodSearchValues(of));
  return { ...pageOf(rows, of), total: counted.parse(rows[0]).total };
}

/** As {@link findFoods}, for callers who show no total. */
export async function findFoodsUncounted(pool: pg.Pool, of: FoodSearchOf): Promise<UncountedFoodPage> {
  return pageOf(await searchRows(pool, foodSearchValues(of, { isCounted: false })), of);
}

type Row = Record<string, unknown>;

async function searchRows(pool: pg.Pool, values: unknown[]): Promise<Row[]> {
  const { rows } = await pool.query<Row>({ name: 'food-search', text: foodSearchSql, values });
  return rows;
}

function pageOf(rows: readonly Row[], { query: { limit } }: FoodSearchOf): UncountedFoodPage {
  const { is_category_known: isCategoryKnown } = summary.parse(rows[0]);
  const foods = rows
    .filter((row) => row['id'] !== null)
    .map((row) => found.parse(row))
    .map(({ food, ...position }) => ({ food, position }));
  return { foods: foods.slice(0, limit), hasMore: foods.length > limit, isCategoryKnown };
}

/** The parameters of {@link foodSearchSql}. */
export function foodSearchValues(
  { query, viewer, unfit = 0n }: FoodSearchOf,
  { isCounted = true }: { isCounted?: boolean } = {},
): unknown[] {
  const { filter, limit, after } = query;
  return [
    filter.keyword,
    filter.kind,
    filter.category,
    viewer,
    String(unfit),
    limit + 1,
    after?.tier,
    after?.length,
    after?.popularity,
    after?.id,
    isCounted,
  ];
}
