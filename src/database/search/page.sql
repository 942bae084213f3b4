-- The search itself: what is scanned in which order, so that a word on a tenth of all names costs little more than a
-- rare one. The result is exact whatever the frequencies say; they only choose the way.

-- Where each partition by length starts.
CREATE OR REPLACE FUNCTION food_search_partition_starts() RETURNS integer[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN '{0,4,5,6,7,8,9,10,11,12,13,15,17,20,25,40}'::integer[];

-- The listed foods of a search. All that match are read in one scan as long as they are few, which tells the total, too; of a
-- common keyword the page is filled tier by tier and length by length.
CREATE OR REPLACE FUNCTION food_search_listed_page(
  wanted food_search_wanted, wanted_kind text, categories integer[], mask bigint, page_size integer, after food_search_hit,
  wants_total boolean, OUT total integer, OUT hits food_search_hit[]
) LANGUAGE plpgsql STABLE AS $$
DECLARE
  most CONSTANT integer := 1001;        -- a total is exact below; fewer foods are read and sorted at once
  all_foods CONSTANT float8 := (SELECT foods FROM food_search_frequencies WHERE token = '');
  starts CONSTANT integer[] := food_search_partition_starts();
  category_keys CONSTANT text[] := food_search_tagged('@', categories::text[]);
  filters CONSTANT text[] := CASE WHEN wanted_kind IS NULL THEN '{}' ELSE ARRAY['#' || wanted_kind] END
    || CASE WHEN cardinality(categories) = 1 THEN category_keys ELSE '{}' END;
  keys CONSTANT text[] := food_search_tagged('.', wanted.grams) || filters;
  -- One word, or several written as one.
  -- The key of a tier implies the first gram.
  phrase_keys CONSTANT text[] := array_remove(food_search_tagged('.', wanted.phrase), '.' || wanted.head) || filters;
  is_common boolean;
  tier_keys text[];
  scanned record;
  signature bigint;
  patterns bigint[];
BEGIN
  hits := '{}';
  IF mask <> 0 THEN
    -- In order, 21 foods divided by the share that suits are read; or the signatures of all that suit, and those foods whose
    -- signature has the bits of the keyword: the more bits, the fewer.
    signature := food_search_signature(replace(wanted.normal, ' ', ''));
    patterns := food_search_suitable_patterns(
      mask, least(food_search_most(keys) * 2, sqrt(10 * bit_count(signature::bit(64)) * all_foods))
    );
    IF patterns IS NOT NULL THEN
      SELECT * INTO total, hits
      FROM food_search_scan_suitable(wanted, signature, patterns, wanted_kind, categories, after, page_size);
      RETURN;
    END IF;
  END IF;
  -- What is probably common is counted first: the total is needed anyway, and tells when it is rare after all.
  is_common := coalesce(food_search_estimate(wanted, wanted_kind, category_keys), 0) >= most;
  IF is_common AND wants_total AND coalesce(cardinality(categories), 1) = 1 THEN
    total := food_search_count(wanted, keys, wanted_kind, categories, mask, most);
    IF total = 0 THEN RETURN; END IF;
    is_common := total >= most;
  END IF;
  -- The foods of a category with narrower ones are counted by the scan, which looks for all of these categories in the index.
  IF NOT is_common OR (wants_total AND total IS NULL) THEN
    SELECT * INTO scanned FROM food_search_scan_all(
      wanted, keys, CASE WHEN cardinality(categories) > 1 THEN category_keys END, wanted_kind, categories, mask, 3, most,
      after, page_size
    );
    total := scanned.matches;
    IF total < most THEN
      hits := scanned.hits;
      RETURN;
    END IF;
  END IF;

  <<walk>>
  FOR tier IN coalesce(after.tier, 0) .. 3 LOOP
    tier_keys := CASE tier
      WHEN 0 THEN phrase_keys || ('=' || wanted.size || ':' || wanted.head)
      WHEN 1 THEN phrase_keys || ('^' || wanted.head)
      WHEN 2 THEN phrase_keys || ('_' || wanted.head)
      ELSE keys
    END;
    FOR partition IN CASE WHEN tier = after.tier THEN width_bucket(after.length, starts) ELSE 1 END .. cardinality(starts) LOOP
      hits := hits || food_search_scan_tier(
        wanted, tier, tier_keys, wanted_kind, categories, starts[partition], starts[partition + 1] - 1, mask, after,
        page_size - cardinality(hits)
      );
      EXIT walk WHEN cardinality(hits) >= page_size;
    END LOOP;
  END LOOP;
END
$$;

-- One plan for all keywords, and that by the index of tokens: planning costs more than most index scans.
CREATE OR REPLACE FUNCTION food_search_page(
  keyword text, wanted_kind text, wanted_category integer, viewer integer, mask bigint, page_size integer,
  after food_search_hit, wants_total boolean DEFAULT true,
  OUT total integer, OUT is_category_known boolean, OUT hits food_search_hit[]
) LANGUAGE plpgsql STABLE
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
  categories integer[];
  own_hits food_search_hit[] := '{}';
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

  -- What the member entered is nothing that others search: a few hundred foods at most, read one by one.
  IF viewer IS NOT NULL AND coalesce(wanted_kind, 'custom') = 'custom' THEN
    own_hits := ARRAY(
      SELECT ROW(
        food_search_tier(names, compact, wanted.has_initials, wanted.exact, wanted.prefix, wanted.word, wanted.words),
        length, popularity, food_id
      )::food_search_hit
      FROM food_search_unlisted
      WHERE owner_id = viewer AND kind = 'custom' AND NOT is_trashed
        AND (categories IS NULL OR category_id = ANY (categories))
        AND food_search_matches(compact, wanted.has_initials, wanted.words)
        AND (unfit & mask) = 0
    );
    total := cardinality(own_hits);
  END IF;
  IF wanted_kind IS DISTINCT FROM 'custom' THEN
    SELECT listed.total, listed.hits INTO listed_total, listed_hits
    FROM food_search_listed_page(
      wanted, wanted_kind, categories, mask, page_size, after, wants_total
    ) AS listed;
  END IF;
  total := CASE WHEN wants_total THEN least(total + listed_total, 1001) END;
  hits := CASE WHEN own_hits = '{}' THEN listed_hits
    ELSE food_search_first(own_hits || listed_hits, after, page_size) END;
END
$$;
