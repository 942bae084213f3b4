-- The suitability mask: a search for somebody passes over foods that have one of the mask's bits in food_search.unfit. Foods are
-- read in order and passed over, which is fast as long as one of a hundred suits. Where fewer do, all that the keyword has would
-- be read; then of the few that suit those are read that have the letters of the keyword.
-- food_search_suitable holds every listed food that has been judged, by what it does not suit, and is exact in every snapshot.
-- food_search_patterns holds each value of unfit that there is; how many foods have it is a guide that the refresh renews.

-- Which letters a text has, as a set of 64 bits: 47 for letters, 17 for initial consonants. What has a keyword has the bits of
-- the keyword, so most foods that do not match are left out before a row of food_search is read.
CREATE OR REPLACE FUNCTION food_search_signature(compact text) RETURNS bigint
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (
    SELECT bit_or(
      CASE
        WHEN code BETWEEN 4352 AND 4370 THEN 1::bigint << (47 + (code - 4352) % 17)
        WHEN code BETWEEN 44032 AND 55203 THEN (1::bigint << (47 + (code - 44032) / 588 % 17)) | (1::bigint << (code % 47))
        ELSE 1::bigint << (code % 47)
      END
    )
    FROM unnest(string_to_array(compact, NULL)) AS letter, ascii(letter) AS code
  );

-- Follows every statement on food_search. Nested loops, whatever a first, small table of changes makes the planner think.
CREATE OR REPLACE FUNCTION food_search_follow_unfit() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM food_search_suitable AS suitable USING removed
    WHERE suitable.unfit = removed.unfit AND suitable.food_id = removed.food_id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO food_search_suitable
      SELECT unfit, food_id, length, food_search_signature(compact) FROM added WHERE is_listed AND unfit <> -1;
    INSERT INTO food_search_patterns
      SELECT DISTINCT unfit, 1 FROM added
      WHERE is_listed AND unfit <> -1
        AND NOT EXISTS (SELECT FROM food_search_patterns AS pattern WHERE pattern.unfit = added.unfit);
  END IF;
  RETURN NULL;
END
$$;
CREATE OR REPLACE TRIGGER food_search_unfit_insert AFTER INSERT ON food_search
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION food_search_follow_unfit();
CREATE OR REPLACE TRIGGER food_search_unfit_update AFTER UPDATE ON food_search
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION food_search_follow_unfit();
CREATE OR REPLACE TRIGGER food_search_unfit_delete AFTER DELETE ON food_search
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION food_search_follow_unfit();

-- Counts the foods of each pattern. The lock waits for writers, whose foods would otherwise be without a pattern; it is held
-- for a second at a million foods, so this is the last step of the refresh. The most frequent patterns come first.
CREATE OR REPLACE FUNCTION food_search_count_patterns() RETURNS void
  LANGUAGE plpgsql SET search_path = public, pg_temp SET max_parallel_workers_per_gather = 0
AS $$
BEGIN
  LOCK TABLE food_search_suitable IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM food_search_patterns;
  INSERT INTO food_search_patterns
    SELECT unfit, count(*) FROM food_search_suitable GROUP BY unfit ORDER BY count(*) DESC;
END
$$;

-- The patterns that have none of the bits of the mask; NULL when more foods than at_most have them.
CREATE OR REPLACE FUNCTION food_search_suitable_patterns(mask bigint, at_most float8) RETURNS bigint[]
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  patterns bigint[] := '{}';
  found_foods float8 := 0;
  pattern record;
BEGIN
  FOR pattern IN SELECT unfit, foods FROM food_search_patterns WHERE (unfit & mask) = 0 LOOP
    found_foods := found_foods + pattern.foods;
    IF found_foods > at_most THEN RETURN NULL; END IF;
    patterns := patterns || pattern.unfit;
  END LOOP;
  RETURN patterns;
END
$$;

-- All listed foods that have these patterns and match, and the first of them after a position.
CREATE OR REPLACE FUNCTION food_search_scan_suitable(
  wanted food_search_wanted, wanted_signature bigint, patterns bigint[], wanted_kind text, categories integer[],
  after food_search_hit, page_size integer, OUT total integer, OUT hits food_search_hit[]
) LANGUAGE plpgsql STABLE
  SET enable_indexscan = on SET enable_indexonlyscan = on SET enable_bitmapscan = off
  SET enable_hashjoin = off SET enable_mergejoin = off SET join_collapse_limit = 1
AS $$
#variable_conflict use_column
DECLARE
  has_initials CONSTANT boolean := wanted.has_initials;
  words CONSTANT text[] := wanted.words;
  exact CONSTANT text := wanted.exact;
  prefix CONSTANT text := wanted.prefix;
  word CONSTANT text := wanted.word;
BEGIN
  hits := ARRAY(
    SELECT ROW(tier, length, popularity, food_id)::food_search_hit FROM (
      SELECT food_search_tier(names, compact, has_initials, exact, prefix, word, words) AS tier,
        length, popularity, food_id
      FROM (
        SELECT length AS of_length, array_agg(food_id) AS ids FROM food_search_suitable
        WHERE unfit = ANY (patterns) AND (signature & wanted_signature) = wanted_signature GROUP BY length
      ) AS suitable JOIN food_search_listed ON length = of_length AND food_id = ANY (ids)
      WHERE (wanted_kind IS NULL OR kind = wanted_kind) AND (categories IS NULL OR category_id = ANY (categories))
      OFFSET 0
    ) AS candidate
    WHERE tier <= 3
  );
  total := cardinality(hits);
  hits := food_search_first(hits, after, page_size);
END
$$;

-- The best known listed foods of a category that have none of the bits, but for one food.
CREATE OR REPLACE FUNCTION food_search_suitable_of_category(
  wanted_category integer, other_than integer, mask bigint, wanted_foods integer
) RETURNS TABLE (food_id integer, popularity float8) LANGUAGE plpgsql STABLE
  SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off
  SET enable_hashjoin = off SET enable_mergejoin = off SET join_collapse_limit = 1
AS $$
#variable_conflict use_column
DECLARE
  patterns CONSTANT bigint[] := food_search_suitable_patterns(mask, 2000);
BEGIN
  IF patterns IS NULL THEN
    RETURN QUERY
      SELECT food_id, popularity FROM food_search_listed
      WHERE is_listed AND category_id = wanted_category AND food_id <> other_than AND (unfit & mask) = 0
      ORDER BY popularity DESC, food_id LIMIT wanted_foods;
  ELSE
    RETURN QUERY
      SELECT food.food_id, food.popularity
      FROM (
        SELECT length AS of_length, array_agg(food_id) AS ids FROM food_search_suitable
        WHERE unfit = ANY (patterns) GROUP BY length
      ) AS suitable JOIN food_search_listed AS food ON length = of_length AND food.food_id = ANY (ids)
      WHERE food.category_id = wanted_category AND food.food_id <> other_than
      ORDER BY food.popularity DESC, food.food_id LIMIT wanted_foods;
  END IF;
END
$$;
