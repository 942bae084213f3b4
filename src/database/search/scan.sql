-- Index scans. Each is one statement, planned once. Texts of the keyword are variables: a field of a composite would be
-- looked up in every row.

-- Listed foods that have the keys and pass the filters. PostgreSQL puts it into the statements that call it.
CREATE OR REPLACE FUNCTION food_search_candidates(keys text[], wanted_kind text, categories integer[], mask bigint)
RETURNS SETOF food_search_listed LANGUAGE sql STABLE
AS $$
  SELECT * FROM food_search_listed
  WHERE food_search_tokens(names, kind, category_id) @> keys
    AND (unfit & mask) = 0
    AND (wanted_kind IS NULL OR kind = wanted_kind) AND (categories IS NULL OR category_id = ANY (categories))
$$;

-- All listed foods that have the keys and match, of tiers up to to_tier: how many, counted to at_most, and, when that many
-- were not reached, the first of them after a position. With category_keys the index looks for the categories, too: one plan
-- cannot do both.
CREATE OR REPLACE FUNCTION food_search_scan_all(
  wanted food_search_wanted, keys text[], category_keys text[], wanted_kind text, categories integer[], mask bigint,
  to_tier integer, at_most integer, after food_search_hit, page_size integer,
  OUT matches integer, OUT hits food_search_hit[]
) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  has_initials CONSTANT boolean := wanted.has_initials;
  words CONSTANT text[] := wanted.words;
  exact CONSTANT text := wanted.exact;
  prefix CONSTANT text := wanted.prefix;
  word CONSTANT text := wanted.word;
BEGIN
  IF category_keys IS NULL THEN
    WITH seen AS MATERIALIZED (
      -- OFFSET 0 keeps the tier from being computed twice.
      SELECT * FROM (
        SELECT food_search_tier(names, compact, has_initials, exact, prefix, word, words) AS tier, length, popularity, food_id
        FROM food_search_candidates(keys, wanted_kind, categories, mask)
        OFFSET 0
      ) AS candidate
      WHERE tier <= to_tier
      LIMIT at_most
    )
    SELECT (SELECT count(*) FROM seen), ARRAY(
      SELECT ROW(tier, length, popularity, food_id)::food_search_hit FROM seen
      WHERE after.food_id IS NULL
        OR (tier, length, -popularity, food_id) > (after.tier, after.length, -after.popularity, after.food_id)
      ORDER BY tier, length, popularity DESC, food_id
      LIMIT page_size
    ) INTO matches, hits;
  ELSE
    WITH seen AS MATERIALIZED (
      -- OFFSET 0 keeps the tier from being computed twice.
      SELECT * FROM (
        SELECT food_search_tier(names, compact, has_initials, exact, prefix, word, words) AS tier, length, popularity, food_id
        FROM food_search_candidates(keys, wanted_kind, categories, mask)
        WHERE food_search_tokens(names, kind, category_id) && category_keys
        OFFSET 0
      ) AS candidate
      WHERE tier <= to_tier
      LIMIT at_most
    )
    SELECT (SELECT count(*) FROM seen), ARRAY(
      SELECT ROW(tier, length, popularity, food_id)::food_search_hit FROM seen
      WHERE after.food_id IS NULL
        OR (tier, length, -popularity, food_id) > (after.tier, after.length, -after.popularity, after.food_id)
      ORDER BY tier, length, popularity DESC, food_id
      LIMIT page_size
    ) INTO matches, hits;
  END IF;
END
$$;

-- How many listed foods have the keys and match, counted to at_most. From the short names on: PostgreSQL scans the index of
-- a partition only when those before it had too few.
CREATE OR REPLACE FUNCTION food_search_count(
  wanted food_search_wanted, keys text[], wanted_kind text, categories integer[], mask bigint, at_most integer
) RETURNS integer LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  has_initials CONSTANT boolean := wanted.has_initials;
  words CONSTANT text[] := wanted.words;
BEGIN
  RETURN (
    SELECT count(*) FROM (
      SELECT FROM food_search_candidates(keys, wanted_kind, categories, mask)
      WHERE food_search_matches(compact, has_initials, words)
      LIMIT at_most
    ) AS seen
  );
END
$$;

-- The first foods of one tier, of some lengths (to_length NULL: all longer ones), after a position: those that have the keys of
-- the tier and are of it.
CREATE OR REPLACE FUNCTION food_search_scan_tier(
  wanted food_search_wanted, wanted_tier integer, keys text[], wanted_kind text, categories integer[],
  from_length integer, to_length integer, mask bigint, after food_search_hit, page_size integer,
  OUT hits food_search_hit[]
) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  has_initials CONSTANT boolean := wanted.has_initials;
  words CONSTANT text[] := wanted.words;
  exact CONSTANT text := wanted.exact;
  prefix CONSTANT text := wanted.prefix;
  word CONSTANT text := wanted.word;
  after_length CONSTANT integer := CASE WHEN after.tier = wanted_tier THEN after.length END;
  after_popularity CONSTANT float8 := after.popularity;
  after_id CONSTANT integer := after.food_id;
BEGIN
  hits := ARRAY(
    SELECT ROW(wanted_tier, length, popularity, food_id)::food_search_hit
    FROM food_search_candidates(keys, wanted_kind, categories, mask)
    WHERE length BETWEEN from_length AND coalesce(to_length, 2147483647)
      AND (after_length IS NULL OR (length, -popularity, food_id) > (after_length, -after_popularity, after_id))
      AND food_search_tier(names, compact, has_initials, exact, prefix, word, words) = wanted_tier
    ORDER BY length, popularity DESC, food_id
    LIMIT page_size
  );
END
$$;
