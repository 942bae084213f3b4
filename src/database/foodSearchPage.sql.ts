/**
 * The search itself: which tokens are looked up in which order, so that a word on a tenth of all names costs no more
 * than a rare one. The result is exact whatever the frequencies say; they only choose the way.
 */

/** The hits after the position, in order; of a common table `seen`. */
const pageOfSeen = `ARRAY(
        SELECT ROW(tier, length, popularity, food_id)::food_search_hit FROM seen
        WHERE after.food_id IS NULL
          OR (tier, length, -popularity, food_id) > (after.tier, after.length, -after.popularity, after.food_id)
        ORDER BY tier, length, popularity DESC, food_id
        LIMIT page_size
      )`;

/** Looks into the index, with or without a category: one plan cannot use it for both. */
const probe = (category: string) => `
    WITH seen AS MATERIALIZED (
      SELECT * FROM (
        SELECT food_search_tier(names, compact, wanted) AS tier, length, popularity, food_id
        FROM food_search
        WHERE is_listed
          AND food_search_tokens(names, length, kind, category_id) @> keys
          ${category}
          AND (unfit & mask) = 0
        OFFSET 0 -- keeps the tier from being computed twice
      ) AS candidate
      WHERE tier IS NOT NULL AND (only_tier IS NULL OR tier = only_tier)
      LIMIT at_most
    )
    SELECT (SELECT count(*) FROM seen), ${pageOfSeen} INTO matches, hits;`;

export const foodSearchPageUp = String.raw`
-- Listed foods that have all keys, and one of the category's if a category is wanted: how many there are, counted to
-- at_most, and, when that many were not reached, the first of them after a position.
CREATE FUNCTION food_search_probe(
  wanted food_search_wanted, keys text[], category_keys text[], mask bigint, only_tier integer, at_most integer,
  after food_search_hit, page_size integer, OUT matches integer, OUT hits food_search_hit[]
) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
  IF category_keys IS NULL THEN${probe('')}
  ELSE${probe('AND food_search_tokens(names, length, kind, category_id) && category_keys')}
  END IF;
END
$$;

CREATE FUNCTION food_search_listed(
  wanted food_search_wanted, kind_key text, category_keys text[], mask bigint, page_size integer, after food_search_hit,
  OUT total integer, OUT hits food_search_hit[]
) LANGUAGE plpgsql STABLE AS $$
DECLARE
  most CONSTANT integer := 1001;        -- a total is exact below
  few CONSTANT integer := 1200;         -- so many foods are read and sorted at once; more than a total counts
  keys CONSTANT text[] := food_search_reach('.', wanted.grams) || kind_key;
  estimate CONSTANT float8 := food_search_estimate(wanted, kind_key, category_keys);
  tier_keys text[];
  tier_estimate float8;
  matches integer;
  more food_search_hit[];
  reach text;
BEGIN
  total := 0;
  IF coalesce(estimate, 0) < few THEN
    SELECT probe.matches, probe.hits INTO matches, hits
    FROM food_search_probe(
      wanted, food_search_reach('*', keys), food_search_reach('*', category_keys), mask, NULL, few, after, page_size
    ) AS probe;
    IF matches < few THEN
      total := matches;
      RETURN;
    END IF;
    total := most;
  END IF;

  hits := '{}';
  <<page>>
  FOR tier IN coalesce(after.tier, 0) .. 3 LOOP
    tier_keys := keys || CASE tier
      WHEN 0 THEN '=' || wanted.size || ':' || wanted.head
      WHEN 1 THEN '^' || wanted.head
      WHEN 2 THEN '_' || wanted.head
    END;
    -- Most tiers are small: one look for all lengths.
    IF tier < 3 THEN
      SELECT foods INTO tier_estimate FROM food_search_frequencies
      WHERE token = '*' || tier_keys[cardinality(tier_keys)];
      IF coalesce(tier_estimate, 0) < few THEN
        SELECT probe.matches, probe.hits INTO matches, more
        FROM food_search_probe(
          wanted, food_search_reach('*', tier_keys), food_search_reach('*', category_keys), mask, tier, few, after,
          page_size - cardinality(hits)
        ) AS probe;
        IF matches < few THEN
          hits := hits || more;
          EXIT page WHEN cardinality(hits) >= page_size;
          CONTINUE page;
        END IF;
      END IF;
    END IF;
    FOR reach IN
      SELECT chr(band) FROM generate_series(
        ascii(food_length_band(CASE WHEN tier = after.tier THEN after.length ELSE 0 END)), ascii(food_length_band(1000000))
      ) AS band
    LOOP
      SELECT probe.hits INTO more
      FROM food_search_probe(
        wanted, food_search_reach(reach, tier_keys), food_search_reach(reach, category_keys), mask, tier, NULL, after,
        page_size - cardinality(hits)
      ) AS probe;
      hits := hits || more;
      EXIT page WHEN cardinality(hits) >= page_size;
    END LOOP;
  END LOOP;

  IF after IS NULL AND cardinality(hits) < page_size THEN
    total := cardinality(hits);
  END IF;
  -- Counting stops early: first the smallest band that alone probably suffices, else from the largest down.
  FOR reach IN
    SELECT chr(band)
    FROM generate_series(ascii(food_length_band(0)), ascii(food_length_band(1000000))) AS band
      LEFT JOIN food_search_frequencies AS known ON known.token = chr(band) || (
        SELECT '.' || gram FROM unnest(wanted.grams) AS gram
          LEFT JOIN food_search_frequencies AS anywhere ON anywhere.token = '*.' || gram
        ORDER BY anywhere.foods NULLS FIRST LIMIT 1
      )
    ORDER BY coalesce(known.foods >= 2 * most, false) DESC,
      CASE WHEN known.foods >= 2 * most THEN known.foods ELSE -coalesce(known.foods, 0) END
  LOOP
    EXIT WHEN total >= most OR (after IS NULL AND cardinality(hits) < page_size);
    SELECT total + probe.matches INTO total
    FROM food_search_probe(
      wanted, food_search_reach(reach, keys), food_search_reach(reach, category_keys), mask, NULL, most - total, NULL, 0
    ) AS probe;
  END LOOP;
END
$$;

CREATE FUNCTION food_search_page(
  keyword text, wanted_kind text, wanted_category integer, viewer integer, mask bigint, page_size integer,
  after food_search_hit,
  OUT total integer, OUT is_category_known boolean, OUT hits food_search_hit[]
) LANGUAGE plpgsql STABLE
  SET search_path = public, pg_temp
  -- One plan for all keywords, and that by the index: planning costs more than most probes.
  SET plan_cache_mode = force_generic_plan
  SET enable_seqscan = off
  SET max_parallel_workers_per_gather = 0
  SET work_mem = '32MB'
  SET jit = off
AS $$
#variable_conflict use_column
DECLARE
  wanted CONSTANT food_search_wanted := food_search_wanted(keyword);
  categories integer[];
  own food_search_hit[] := '{}';
  listed_total integer := 0;
  listed_hits food_search_hit[] := '{}';
BEGIN
  total := 0;
  hits := '{}';
  IF wanted_category IS NOT NULL THEN
    -- UNION, so that it ends when categories are in a circle.
    categories := ARRAY(
      WITH RECURSIVE tree AS (
        SELECT id FROM food_categories WHERE id = wanted_category
        UNION
        SELECT child.id FROM food_categories AS child JOIN tree ON child.parent_id = tree.id
      )
      SELECT id FROM tree
    );
  END IF;
  is_category_known := wanted_category IS NULL OR cardinality(categories) > 0;
  IF wanted.size IS NULL OR NOT is_category_known THEN RETURN; END IF;

  -- What the member entered is in no index that others search: a few hundred foods at most, read one by one.
  IF viewer IS NOT NULL AND coalesce(wanted_kind, 'custom') = 'custom' THEN
    WITH seen AS MATERIALIZED (
      SELECT * FROM (
        SELECT food_search_tier(names, compact, wanted) AS tier, length, popularity, food_id
        FROM food_search
        WHERE NOT is_listed AND owner_id = viewer AND kind = 'custom' AND NOT is_trashed
          AND (categories IS NULL OR category_id = ANY (categories))
          AND (unfit & mask) = 0
        OFFSET 0
      ) AS candidate
      WHERE tier IS NOT NULL
    )
    SELECT (SELECT count(*) FROM seen), ${pageOfSeen} INTO total, own;
  END IF;
  IF wanted_kind IS DISTINCT FROM 'custom' THEN
    SELECT listed.total, listed.hits INTO listed_total, listed_hits
    FROM food_search_listed(
      wanted, '#' || wanted_kind, (SELECT array_agg('@' || id) FROM unnest(categories) AS id), mask, page_size, after
    ) AS listed;
  END IF;
  total := least(total + listed_total, 1001);
  hits := CASE WHEN own = '{}' THEN listed_hits ELSE ARRAY(
    SELECT hit FROM unnest(own || listed_hits) AS hit (tier, length, popularity, food_id)
    ORDER BY hit.tier, hit.length, hit.popularity DESC, hit.food_id LIMIT page_size
  ) END;
END
$$;
`;

export const foodSearchPageDown = `
DROP FUNCTION food_search_page(text, text, integer, integer, bigint, integer, food_search_hit);
DROP FUNCTION food_search_listed(food_search_wanted, text, text[], bigint, integer, food_search_hit);
DROP FUNCTION food_search_probe(food_search_wanted, text[], text[], bigint, integer, integer, food_search_hit, integer);
`;
