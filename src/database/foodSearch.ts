import type pg from 'pg';
import { z } from 'zod';
import type { RankPosition } from '../domain/food-search/cursor.ts';
import type { FoodQuery } from '../domain/food-search/query.ts';
import type { UnfitBits } from '../domain/food-search/unfit.ts';
import { foodColumnsSql, foodOfColumns, type FoodDocument } from './foodDocument.ts';

export interface FoundFood {
  readonly food: FoodDocument;
  readonly position: RankPosition;
}

/** One page of a search. */
export interface FoodPage {
  readonly foods: readonly FoundFood[];
  /** All matches, counted to {@link countedExactly} and one more. */
  readonly total: number;
  /** Whether foods follow after this page. */
  readonly hasMore: boolean;
  /** False when the query names a category that does not exist. */
  readonly isCategoryKnown: boolean;
}

/** A page whose matches nobody counted, which takes as long as finding them. */
export type UncountedFoodPage = Omit<FoodPage, 'total'>;

/** Beyond this many matches a total is only "at least". */
export const countedExactly = 1000;

/**
 * $1 keyword, $2 kind, $3 category, $4 the member who asks, $5 conditions of suitability as bits, $6 foods wanted (one
 * more than a page), $7–$10 the position after which the page starts, $11 whether matches are counted.
 *
 * The function finds and ranks (foodSearchPage.sql.ts); the foods themselves are read here, for one page.
 */
export const foodSearchSql = `
SELECT page.total, page.is_category_known, hit.tier, hit.length, hit.popularity, ${foodColumnsSql('foods')}
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

/** What stands before the columns of the food. A page without foods is one row, in which there is no position. */
const row = z.tuple(
  [z.int().nullable(), z.boolean(), z.int().nullable(), z.int().nullable(), z.number().nullable()],
  z.unknown(),
);
const position = z.object({ tier: z.int(), length: z.int(), popularity: z.number(), id: z.int() });

/**
 * Finds foods by their names, English names, aliases and brands in one statement: exact, then prefix, then start of a
 * word, then contained; among equals the shorter name, the more popular, the lower id. Never shows what lies in the
 * trash or what another member entered. A consonant typed alone stands for every syllable that starts with it.
 */
export async function findFoods(pool: pg.Pool, of: FoodSearchOf): Promise<FoodPage> {
  const { total, ...page } = await searchPage(pool, of, { isCounted: true });
  return { ...page, total: z.int().parse(total) };
}

/** As {@link findFoods}, for callers who show no total. */
export async function findFoodsUncounted(pool: pg.Pool, of: FoodSearchOf): Promise<UncountedFoodPage> {
  const { foods, hasMore, isCategoryKnown } = await searchPage(pool, of, { isCounted: false });
  return { foods, hasMore, isCategoryKnown };
}

async function searchPage(
  pool: pg.Pool,
  of: FoodSearchOf,
  { isCounted }: { isCounted: boolean },
): Promise<UncountedFoodPage & { total: number | null }> {
  const { rows } = await pool.query({
    name: 'food-search',
    text: foodSearchSql,
    values: foodSearchValues(of, { isCounted }),
    rowMode: 'array',
  });
  const [first, ...others] = z.tuple([row], row).parse(rows);
  const foods = [first, ...others].flatMap(([, , tier, length, popularity, ...columns]) =>
    tier === null ? [] : [foundFood({ tier, length, popularity, columns })],
  );
  const { limit } = of.query;
  return {
    foods: foods.slice(0, limit),
    hasMore: foods.length > limit,
    total: first[0],
    isCategoryKnown: first[1],
  };
}

function foundFood({ columns, ...at }: { columns: readonly unknown[] } & Record<string, unknown>): FoundFood {
  const food = foodOfColumns(columns);
  return { food, position: position.parse({ ...at, id: food['id'] }) };
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
