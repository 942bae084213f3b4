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

/** Beyond this many matches a total is only "at least". */
export const countedExactly = 1000;

/**
 * $1 keyword, $2 kind, $3 category, $4 the member who asks, $5 foods wanted (one more than a page),
 * $6–$9 the position after which the page starts.
 *
 * - `keys` are the grams that a match must have; the index finds them, `LIKE` checks the words as a whole. Without
 *   words there are no keys, and "has all of no keys" would be every food: hence the check for an empty keyword.
 * - '_' joins in a keyword what it separates in a name, so that a_b finds a_b and ab, and not all with an a and a b.
 * - `hits` is evaluated once for the count and the page.
 */
export const foodSearchSql = String.raw`
WITH RECURSIVE wanted AS MATERIALIZED (
  SELECT normal, replace(normal, ' ', '') AS compact, string_to_array(normal, ' ') AS words
  FROM food_norm(replace($1, '_', '')) AS normal
),
terms AS MATERIALIZED (
  SELECT
    ARRAY(
      SELECT DISTINCT substr(word, start, 2)
      FROM unnest(words) AS word, generate_series(1, greatest(char_length(word) - 1, 1)) AS start
    ) AS keys,
    ARRAY(
      SELECT '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%' FROM unnest(words) AS word
    ) AS patterns
  FROM wanted
),
categories AS (
  SELECT id FROM food_categories WHERE id = $3::int
  UNION
  SELECT child.id FROM food_categories AS child JOIN categories ON child.parent_id = categories.id
),
hits AS MATERIALIZED (
  SELECT
    foods.id,
    coalesce(foods.popularity, 0)::float8 AS popularity,
    char_length(name.compact) AS length,
    CASE
      WHEN name.compact = wanted.compact THEN 0
      WHEN starts_with(name.compact, wanted.compact) THEN 1
      WHEN strpos(foods.search_name, ' ' || wanted.normal) > 0 THEN 2
      ELSE 3
    END AS tier
  FROM wanted, foods, LATERAL (SELECT replace(foods.search_name, ' ', '') AS compact) AS name
  WHERE wanted.normal <> ''
    AND food_grams(foods.search_name) @> (SELECT keys FROM terms)
    AND name.compact LIKE ALL ((SELECT patterns FROM terms)::text[])
    AND foods.deleted_at IS NULL
    AND (foods.kind <> 'custom' OR foods.owner_id = $4::int)
    AND ($2::text IS NULL OR foods.kind::text = $2::text)
    AND ($3::int IS NULL OR foods.category_id IN (SELECT id FROM categories))
),
page AS (
  SELECT * FROM hits
  WHERE $6::int IS NULL OR (tier, length, -popularity, id) > ($6::int, $7::int, -$8::float8, $9::int)
  ORDER BY tier, length, popularity DESC, id
  LIMIT $5::int
)
SELECT
  (SELECT count(*)::int FROM (SELECT FROM hits LIMIT ${countedExactly + 1}) AS counted) AS total,
  ($3::int IS NULL OR EXISTS (SELECT FROM categories)) AS is_category_known,
  page.tier, page.length, page.popularity, page.id,
  ${foodDocumentSql('foods')} AS food
FROM (SELECT) AS answer
LEFT JOIN page ON true
LEFT JOIN foods ON foods.id = page.id
ORDER BY page.tier, page.length, page.popularity DESC, page.id
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
 * Finds foods by name in one statement: exact, then prefix, then start of a word, then contained; among equals the
 * shorter name, the more popular, the lower id. Never shows what lies in the trash or what another member entered.
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
    limit + 1,
    after?.tier,
    after?.length,
    after?.popularity,
    after?.id,
  ];
}
