import type pg from 'pg';
import { z } from 'zod';
import type { RankPosition } from '../../domain/search/cursor.ts';
import type { FoodQuery } from '../../domain/search/query.ts';
import type { UnfitBits } from '../../domain/search/unfit.ts';
import { foodColumnsSql, foodOfColumns, type FoodDocument } from '../foods/document.ts';

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
 * The function finds and ranks (page.sql); the foods themselves are read here, for one page. The rows tell their
 * place instead of being sorted: PostgreSQL would write each of the wide rows once more for it.
 */
export const foodSearchSql = `
SELECT page.total, page.is_category_known, hit.place::int, hit.tier, hit.length, hit.popularity, ${foodColumnsSql('foods')}
FROM food_search_page(
    $1, $2, $3, $4, $5, $6,
    CASE WHEN $7::int IS NOT NULL THEN ROW($7::int, $8::int, $9::float8, $10::int)::food_search_hit END, $11
  ) AS page
  LEFT JOIN LATERAL unnest(page.hits) WITH ORDINALITY AS hit (tier, length, popularity, food_id, place) ON true
  LEFT JOIN foods ON foods.id = hit.food_id
`;

export interface FoodSearchOf {
  readonly query: FoodQuery;
  /** The member who asks; undefined for everyone else. */
  readonly viewer: number | undefined;
  /** Foods with one of these bits are passed over. */
  readonly unfit?: UnfitBits;
}

/** A row is this, the place, the position and the food's columns. A page without foods is one row, with none of them. */
const summary = z.tuple([z.int().nullable(), z.boolean()]);
const place = z.int();
const position = z.object({ tier: z.int(), length: z.int(), popularity: z.number(), id: z.int() });
const [placeAt, firstOfPosition, firstOfFood] = [2, 3, 6];

/**
 * Finds foods by their names, English names, aliases and brands in one statement: exact, then prefix, then start of a
 * word, then contained; among equals the shorter name, the more popular, the lower id. Never shows what lies in the
 * trash or what another member entered. A consonant typed alone stands for every syllable that starts with it.
 */
export async function findFoods(pool: pg.Pool, input: FoodSearchOf): Promise<FoodPage> {
  const { total, ...page } = await searchPage(pool, input, { isCounted: true });
  return { ...page, total: z.int().parse(total) };
}

/** As {@link findFoods}, for callers who show no total. */
export async function findFoodsUncounted(pool: pg.Pool, input: FoodSearchOf): Promise<UncountedFoodPage> {
  const { foods, hasMore, isCategoryKnown } = await searchPage(pool, input, { isCounted: false });
  return { foods, hasMore, isCategoryKnown };
}

async function searchPage(
  pool: pg.Pool,
  input: FoodSearchOf,
  { isCounted }: { isCounted: boolean },
): Promise<UncountedFoodPage & { total: number | null }> {
  const { rows } = await pool.query<unknown[]>({
    name: 'food-search',
    text: foodSearchSql,
    values: foodSearchValues(input, { isCounted }),
    rowMode: 'array',
  });
  const [total, isCategoryKnown] = summary.parse(rows[0]?.slice(0, placeAt));
  const foods: FoundFood[] = [];
  for (const row of rows) if (row[placeAt] !== null) foods[place.parse(row[placeAt]) - 1] = foundFood(row);
  const { limit } = input.query;
  return { foods: foods.slice(0, limit), hasMore: foods.length > limit, total, isCategoryKnown };
}

function foundFood(row: readonly unknown[]): FoundFood {
  const [tier, length, popularity] = row.slice(firstOfPosition, firstOfFood);
  const food = foodOfColumns(row.slice(firstOfFood));
  return { food, position: position.parse({ tier, length, popularity, id: food['id'] }) };
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
