/** One look into the index of food search, the settings for all looks, and what is kept of what was seen. */

/** One plan for all keywords, and that by the index of tokens: planning costs more than most looks into it. */
export const searchSettings = `SET search_path = public, pg_temp
  SET plan_cache_mode = force_generic_plan
  SET enable_seqscan = off
  SET enable_indexscan = off
  SET enable_indexonlyscan = off
  SET max_parallel_workers_per_gather = 0
  SET work_mem = '32MB'
  SET jit = off`;

/** How many of the common table `seen` there are, and those after the position, in order. */
export const summaryOfSeen = `SELECT
      (SELECT count(*) FROM seen),
      ARRAY(
        SELECT ROW(tier, length, popularity, food_id)::food_search_hit FROM seen
        WHERE after.food_id IS NULL
          OR (tier, length, -popularity, food_id) > (after.tier, after.length, -after.popularity, after.food_id)
        ORDER BY tier, length, popularity DESC, food_id
        LIMIT page_size
      )`;

/** Matching listed foods; a category is looked for in the index or in the foods: one plan cannot do both. */
const candidates = (category: string) => `FROM food_search_listed
        WHERE length BETWEEN from_length AND to_length
          AND food_search_tokens(names, kind, category_id) @> keys
          ${category}
          AND food_search_matches(compact, wanted)
          AND (unfit & mask) = 0`;

const probe = (category: string) => `IF page_size = 0 THEN
      SELECT count(*) INTO matches FROM (SELECT ${candidates(category)} LIMIT at_most) AS seen;
    ELSE
      WITH seen AS MATERIALIZED (
        -- OFFSET 0 keeps the tier from being computed twice.
        SELECT * FROM (
          SELECT food_search_tier(names, compact, wanted) AS tier, length, popularity, food_id ${candidates(category)}
          OFFSET 0
        ) AS candidate
        WHERE tier BETWEEN from_tier AND to_tier
        LIMIT at_most
      )
      ${summaryOfSeen} INTO matches, hits;
    END IF;`;

export const foodSearchProbeUp = `
-- Listed foods that have all keys, and are of a category if one is wanted: how many there are, counted to at_most, and,
-- when that many were not reached, the first of them after a position. With category_keys the index looks for the
-- category too; without, the foods are asked, which is faster where few have the keys.
CREATE FUNCTION food_search_probe(
  wanted food_search_wanted, keys text[], categories integer[], category_keys text[], from_length integer,
  to_length integer, mask bigint, from_tier integer, to_tier integer, at_most integer, after food_search_hit, page_size integer,
  OUT matches integer, OUT hits food_search_hit[]
) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
  IF category_keys IS NULL THEN
    ${probe('AND (categories IS NULL OR category_id = ANY (categories))')}
  ELSE
    ${probe('AND food_search_tokens(names, kind, category_id) && category_keys')}
  END IF;
END
$$;
`;

export const foodSearchProbeDown = `
DROP FUNCTION food_search_probe(
  food_search_wanted, text[], integer[], text[], integer, integer, bigint, integer, integer, integer, food_search_hit,
  integer
);
`;
