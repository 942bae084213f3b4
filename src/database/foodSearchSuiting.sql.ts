/** So many foods are read and ranked at once; of more, each tier is read in order, which costs about as much. */
export const fewSuiting = 120;

/**
 * How the foods that bitmaps leave are read in the order of a search (foodSearchSuited.sql.ts says when). The order is tier, then place;
 * the foods of a tier have its token, so each tier is narrowed down by the bitmap of that, and its first places are the first foods.
 */
export const foodSearchSuitingUp = `
-- Foods that suit somebody and may match, by the bitmaps: how many, and the blocks of places that have any, with their bits and how many
-- these are. And the foods that bitmaps say nothing of, since they changed: all, and those of them that match and suit now.
CREATE TYPE food_search_suiting AS (
  foods integer, blocks integer[], bits bit varying[], sizes integer[], unsure integer[], fresh food_search_hit[]
);

-- Those of them that have these keys, too; NULL when there is no bitmap of one, which is rare then.
CREATE FUNCTION food_search_narrowed(suiting food_search_suiting, keys text[]) RETURNS food_search_suiting
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  there CONSTANT text[] := ARRAY(SELECT key FROM food_search_bitmaps WHERE block = 0 AND key = ANY (keys));
BEGIN
  IF NOT there @> keys THEN RETURN NULL; END IF;
  SELECT coalesce(sum(foods), 0), coalesce(array_agg(block), '{}'), array_agg(crossed), array_agg(foods)
    INTO suiting.foods, suiting.blocks, suiting.bits, suiting.sizes
  FROM (
    SELECT block, crossed, bit_count(crossed) AS foods
    FROM (
      SELECT block, of_suiting.bits & of_keys.bits AS crossed
      FROM unnest(suiting.blocks, suiting.bits) AS of_suiting (block, bits)
        JOIN (
          SELECT block, bit_and(coalesce(of_key.bits, sparse_bits)) AS bits FROM food_search_bitmaps AS of_key
          WHERE key = ANY (keys) GROUP BY block
        ) AS of_keys USING (block)
      OFFSET 0
    ) AS all_blocks
    WHERE bit_count(crossed) > 0 ORDER BY block
  ) AS with_foods;
  RETURN suiting;
END
$$;

-- All of them that are of tiers up to to_tier, in no order.
CREATE FUNCTION food_search_all_suiting(
  wanted food_search_wanted, kind_key text, categories integer[], mask bigint, suiting food_search_suiting, to_tier integer
) RETURNS food_search_hit[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  hits food_search_hit[] := suiting.fresh;
BEGIN
  IF suiting.foods > 0 THEN
    hits := hits || food_search_ranked(
      wanted, kind_key, categories, mask, food_search_places_of(suiting.blocks, suiting.bits), suiting.unsure
    );
  END IF;
  RETURN ARRAY(SELECT hit FROM unnest(hits) AS hit WHERE (hit).tier <= to_tier);
END
$$;

-- The first of them that are of a tier, after a position; NULL when it cannot be told where that is.
CREATE FUNCTION food_search_first_suiting(
  wanted food_search_wanted, kind_key text, mask bigint, suiting food_search_suiting, wanted_tier integer,
  after food_search_hit, page_size integer
) RETURNS food_search_hit[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  after_place CONSTANT integer :=
    CASE WHEN after.tier = wanted_tier THEN food_search_place_after(after, suiting.unsure) ELSE -1 END;
BEGIN
  IF after_place IS NULL THEN RETURN NULL; END IF;
  RETURN food_search_merged(
    food_search_crossed_places(
      wanted, kind_key, wanted_tier, suiting.blocks, suiting.bits, suiting.sizes, after_place, suiting.unsure, mask, page_size
    ),
    ARRAY(SELECT hit FROM unnest(suiting.fresh) AS hit WHERE (hit).tier = wanted_tier),
    after, page_size
  );
END
$$;

-- The page of them, tier by tier. What is so rare that it has no bitmap is one look into the index. NULL when it cannot be told.
CREATE FUNCTION food_search_suited_in_order(
  wanted food_search_wanted, kind_key text, mask bigint, suiting food_search_suiting, after food_search_hit, page_size integer
) RETURNS food_search_hit[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  few CONSTANT integer := ${String(fewSuiting)};
  most CONSTANT integer := 1001;
  longest CONSTANT integer := 2147483647;
  tier_keys CONSTANT text[] := ARRAY['=' || wanted.size || ':' || wanted.head, '^' || wanted.head, '_' || wanted.head];
  next_tier integer := coalesce(after.tier, 0);
  hits food_search_hit[] := '{}';
  side_by_side food_search_suiting := suiting;
  starting food_search_suiting;
  of_tier food_search_suiting;
  to_tier integer;
  rare_keys text[];
  looked record;
  part food_search_hit[];
BEGIN
  -- All of some tiers at once, where they are few: of tiers 0 to 2 all words stand together, and of the first two at a start.
  IF next_tier < 3 AND cardinality(wanted.words) > 1 THEN
    side_by_side := food_search_narrowed(suiting, food_search_tagged('.', wanted.phrase));
    to_tier := 2;
    rare_keys := food_search_rarest(wanted.phrase, array_fill(1, ARRAY[cardinality(wanted.phrase)]));
    of_tier := side_by_side;
  END IF;
  IF next_tier < 2 AND (to_tier IS NULL OR side_by_side.foods > few) THEN
    starting := food_search_narrowed(side_by_side, tier_keys[2:2]);
    to_tier := 1;
    rare_keys := tier_keys[2:2];
    of_tier := starting;
  END IF;
  IF to_tier IS NOT NULL AND of_tier.foods IS NULL THEN
    SELECT * INTO looked FROM food_search_look(
      wanted, array_remove(rare_keys || kind_key, NULL), NULL, NULL, mask, to_tier, most, after, page_size
    );
    IF looked.matches >= most THEN RETURN NULL; END IF;
    hits := looked.hits;
    next_tier := to_tier + 1;
  ELSIF of_tier.foods <= few THEN
    hits := food_search_merged(
      food_search_all_suiting(wanted, kind_key, NULL, mask, of_tier, to_tier), '{}', after, page_size
    );
    next_tier := to_tier + 1;
  END IF;

  FOR tier IN next_tier .. 3 LOOP
    EXIT WHEN cardinality(hits) >= page_size;
    of_tier := CASE tier
      WHEN 0 THEN food_search_narrowed(starting, tier_keys[1:1])
      WHEN 1 THEN starting
      WHEN 2 THEN food_search_narrowed(side_by_side, tier_keys[3:3])
      ELSE suiting
    END;
    part := CASE WHEN of_tier.foods IS NULL THEN food_search_of_tier(
      wanted, tier, array_remove(ARRAY[tier_keys[tier + 1], kind_key], NULL), NULL, NULL, 0, longest, mask, after,
      page_size - cardinality(hits)
    ) ELSE food_search_first_suiting(
      wanted, kind_key, mask, of_tier, tier, after, page_size - cardinality(hits)
    ) END;
    IF part IS NULL THEN RETURN NULL; END IF;
    hits := hits || part;
  END LOOP;
  RETURN hits;
END
$$;
`;

/** None of this was there in the first version of foodSearchSuited.sql.ts. */
export const foodSearchSuitingDown = `
DROP FUNCTION IF EXISTS food_search_suited_in_order;
DROP FUNCTION IF EXISTS food_search_first_suiting;
DROP FUNCTION IF EXISTS food_search_all_suiting;
DROP FUNCTION IF EXISTS food_search_narrowed;
DROP TYPE IF EXISTS food_search_suiting;
`;
