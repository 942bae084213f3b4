-- What lists of foods take from the search: everything that matches, wherever it lies. In any order; members' own entries and
-- the trash as well: who may see them is said elsewhere. A keyword of nothing but separators says nothing, and every food has
-- it. ROWS makes the planner look foods up one by one, which is right unless a good part of them match.
CREATE OR REPLACE FUNCTION food_search_matching(keyword text) RETURNS SETOF food_search_hit
  LANGUAGE plpgsql STABLE ROWS 100
  SET search_path = public, pg_temp
  SET plan_cache_mode = force_generic_plan
  SET enable_seqscan = off
  SET enable_indexscan = off
  SET enable_indexonlyscan = off
  SET max_parallel_workers_per_gather = 0
  SET work_mem = '32MB'
  SET jit = off
AS $$
#variable_conflict use_column
DECLARE
  wanted CONSTANT food_search_wanted := food_search_wanted(keyword);
  has_initials CONSTANT boolean := wanted.has_initials;
  words CONSTANT text[] := wanted.words;
  exact CONSTANT text := wanted.exact;
  prefix CONSTANT text := wanted.prefix;
  word CONSTANT text := wanted.word;
BEGIN
  IF wanted.size IS NULL THEN
    RETURN QUERY SELECT 3, length, popularity, food_id FROM food_search;
  ELSE
    RETURN QUERY
      SELECT food_search_tier(names, compact, has_initials, exact, prefix, word, words), length, popularity, food_id
      FROM food_search
      WHERE food_search_tokens(names, kind, category_id) @> food_search_tagged('.', wanted.grams)
        AND food_search_matches(compact, has_initials, words);
  END IF;
END
$$;
