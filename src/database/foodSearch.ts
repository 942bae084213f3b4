import type pg from 'pg';
import { z } from 'zod';
import type { RankPosition } from '../domain/food-search/cursor.ts';
import type { FoodQuery } from '../domain/food-search/query.ts';
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

/** A food as the generated API answers it at depth 0. */
export type FoodDocument = Readonly<Record<string, unknown>>;

/** No condition of suitability. */
const everyFood = 0;

/** Beyond this many matches a total is only "at least". */
export const countedExactly = 1000;

/**
 * $1 keyword, $2 kind, $3 category, $4 the member who asks, $5 conditions of suitability as bits, $6 foods wanted (one
 * more than a page), $7–$10 the position after which the page starts.
 *
 * The function finds and ranks (foodSearchPage.sql.ts); the foods themselves are read here, for one page.
 */
export const foodSearchSql = `
SELECT page.total, page.is_category_known, hit.tier, hit.length, hit.popularity, foods.id, ${foodDocumentSql('foods')} AS food
FROM food_search_page(
    $1, $2, $3, $4, $5, $6,
    CASE WHEN $7::int IS NOT NULL THEN ROW($7::int, $8::int, $9::float8, $10::int)::food_search_hit END
  ) AS page
  LEFT JOIN LATERAL unnest(page.hits) AS hit ON true
  LEFT JOIN foods ON foods.id = hit.food_id
ORDER BY hit.tier, hit.length, hit.popularity DESC, hit.food_id
`;

const found = z.object({
  tier: z.int(),
  length: z.int(),
  popularity: z.number(),
  id: z.int(),
  food: z.record(z.string(), z.unknown()),
});
const summary = z.object({ total: z.int(), is_category_known: z.boolean() });

/**
 * Finds foods by their names, English names, aliases and brands in one statement: exact, then prefix, then start of a
 * word, then contained; among equals the shorter name, the more popular, the lower id. Never shows what lies in the
 * trash or what another member entered. A consonant typed alone stands for every syllable that starts with it.
 *
 * @param viewer the id of the member who asks; undefined for everyone else.
 */
export async function findFoods(
  pool: pg.Pool,
  { query, viewer }: { query: FoodQuery; viewer: number | undefined },
): Promise<FoodPage> {
  const { rows } = await pool.query<Record<string, unknown>>({
    name: 'food-search',
    text: foodSearchSql,
    values: foodSearchValues({ query, viewer }),
  });
  const { total, is_category_known: isCategoryKnown } = summary.parse(rows[0]);
  const foods = rows
    .filter((row) => row['id'] !== null)
    .map((row) => found.parse(row))
    .map(({ food, ...position }) => ({ food, position }));
  return { foods: foods.slice(0, query.limit), total, hasMore: foods.length > query.limit, isCategoryKnown };
}

/** The parameters of {@link foodSearchSql}. */
export function foodSearchValues({
  query,
  viewer,
}: {
  query: FoodQuery;
  viewer: number | undefined;
}): unknown[] {
  const { filter, limit, after } = query;
  return [
    filter.keyword,
    filter.kind,
    filter.category,
    viewer,
    everyFood,
    limit + 1,
    after?.tier,
    after?.length,
    after?.popularity,
    after?.id,
  ];
}
