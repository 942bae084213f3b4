import { blockSize } from './foodSearchBitmaps.sql.ts';

/** Bits that are looked at as text at once; a block has a whole number of them. */
const windowSize = 1_000;

/** So many foods are read and ranked at once; of more, each tier is read in order, which costs about as much. */
export const fewCrossing = 120;

/** That a listed food is among what is searched for, by its own texts and number. */
export const isWanted = `(unfit & mask) = 0 AND food_search_matches(compact, wanted)
          AND (kind_key IS NULL OR '#' || kind = kind_key) AND (categories IS NULL OR category_id = ANY (categories))`;

/** The bits that all chosen bitmaps have set, block by block. */
const bitsOf = (chosen: string) =>
  `SELECT block, bit_and(coalesce(of_key.bits, sparse_bits)) AS bits FROM food_search_bitmaps AS of_key WHERE ${chosen} GROUP BY block`;

/**
 * What bitmaps leave when they are crossed, and how it is read in the order of a search: by tier, then by place. The foods of a
 * tier have its token, so each tier is narrowed down by the bitmap of that, and its first places are the first foods.
 */
export const foodSearchCrossingUp = `
-- How many foods have all of some keys, and in which blocks of places they are, with their bits, and how many of these are set. And the
-- foods of which bitmaps say nothing, since they changed: all, and those of them that are found now.
CREATE TYPE food_search_crossing AS (
  foods integer, blocks integer[], bits bit varying[], sizes integer[], unsure integer[], fresh food_search_hit[]
);

-- Of every block, or, to know about how many there are, of each nth.
CREATE FUNCTION food_search_cross(keys text[], nth integer DEFAULT 1) RETURNS food_search_crossing
  LANGUAGE sql STABLE
AS $$
  SELECT ROW(coalesce(sum(foods), 0), coalesce(array_agg(block), '{}'), array_agg(bits), array_agg(foods), '{}', '{}')::food_search_crossing
  FROM (
    SELECT block, bits, bit_count(bits) AS foods
    FROM (
      ${bitsOf('key = ANY (keys) AND block % nth = 0')}
    ) AS all_blocks
    WHERE bit_count(bits) > 0 ORDER BY block
  ) AS with_foods
$$;

-- Those that have these keys, too; NULL when one has no bitmap, which is rare then.
CREATE FUNCTION food_search_cross_with(crossing food_search_crossing, keys text[]) RETURNS food_search_crossing
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  there CONSTANT text[] := ARRAY(SELECT key FROM food_search_bitmaps WHERE block = 0 AND key = ANY (keys));
BEGIN
  IF NOT there @> keys THEN RETURN NULL; END IF;
  SELECT coalesce(sum(foods), 0), coalesce(array_agg(block), '{}'), array_agg(crossed), array_agg(foods)
    INTO crossing.foods, crossing.blocks, crossing.bits, crossing.sizes
  FROM (
    SELECT block, crossed, bit_count(crossed) AS foods
    FROM (
      SELECT block, before.bits & of_keys.bits AS crossed
      FROM unnest(crossing.blocks, crossing.bits) AS before (block, bits)
        JOIN (
          ${bitsOf('key = ANY (keys)')}
        ) AS of_keys USING (block)
      OFFSET 0
    ) AS all_blocks
    WHERE bit_count(crossed) > 0 ORDER BY block
  ) AS with_foods;
  RETURN crossing;
END
$$;

-- The places of the bits of some blocks, in order. Windows with a bit are written as one text, which is split at every 1:
-- PostgreSQL has no function that tells which bits are set.
CREATE FUNCTION food_search_places_of(blocks integer[], bits bit varying[]) RETURNS integer[]
  LANGUAGE plpgsql STABLE
AS $$
DECLARE
  starts integer[];
  written text;
BEGIN
  SELECT array_agg(start ORDER BY start), string_agg(part::text, '' ORDER BY start) INTO starts, written
  FROM (
    SELECT block * ${blockSize} + window_start AS start, substring(of_block FROM window_start + 1 FOR ${windowSize}) AS part
    FROM unnest(blocks, bits) AS crossed (block, of_block),
      generate_series(0, ${blockSize - windowSize}, ${windowSize}) AS window_start
    OFFSET 0
  ) AS windows
  WHERE bit_count(part) > 0;
  RETURN ARRAY(
    SELECT starts[at / ${windowSize} + 1] + at % ${windowSize}
    FROM (
      SELECT (sum(octet_length(gap) + 1) OVER (ORDER BY nth))::integer - 1 AS at
      FROM string_to_table(written, '1') WITH ORDINALITY AS gaps (gap, nth)
    ) AS ones
    WHERE at < ${windowSize} * cardinality(starts) -- behind the last 1 there is no other
    ORDER BY at
  );
END
$$;

-- The foods at these places that match, of the kind and the categories, if any, and with none of the bits; in no order, each with
-- its tier. Those of a length are looked up together: one by one, every food would cost a choice of its partition.
CREATE FUNCTION food_search_ranked(
  wanted food_search_wanted, kind_key text, categories integer[], mask bigint, places integer[], left_out integer[]
) RETURNS food_search_hit[] LANGUAGE sql STABLE
AS $$
  SELECT ARRAY(
    SELECT ROW(food_search_tier(food.names, food.compact, wanted), food.length, food.popularity, food.food_id)::food_search_hit
    FROM (
        SELECT min(length) AS shortest, max(length) AS longest, array_agg(food_id) AS food_ids
        FROM food_search_places
        WHERE place = ANY (places) AND food_id <> ALL (left_out)
        GROUP BY width_bucket(length, food_search_bands())
      ) AS of_partition,
      LATERAL (
        SELECT food_id, length, popularity, names, compact FROM food_search_listed
        WHERE food_id = ANY (food_ids) AND length BETWEEN shortest AND longest AND ${isWanted}
        OFFSET 0
      ) AS food
  )
$$;

-- The place after which a page starts; NULL when the food where the last page ended is not there any more, or has moved: then it says
-- nothing of what follows.
CREATE FUNCTION food_search_place_after(after food_search_hit, left_out integer[]) RETURNS integer
  LANGUAGE sql STABLE
AS $$
  SELECT place FROM food_search_places
  WHERE food_id = (after).food_id AND length = (after).length AND popularity = (after).popularity AND food_id <> ALL (left_out)
$$;

-- All that are of tiers up to to_tier, in no order.
CREATE FUNCTION food_search_crossing_all(
  wanted food_search_wanted, kind_key text, categories integer[], mask bigint, crossing food_search_crossing, to_tier integer
) RETURNS food_search_hit[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  hits food_search_hit[] := crossing.fresh;
BEGIN
  IF crossing.foods > 0 THEN
    hits := hits || food_search_ranked(
      wanted, kind_key, categories, mask, food_search_places_of(crossing.blocks, crossing.bits), crossing.unsure
    );
  END IF;
  RETURN ARRAY(SELECT hit FROM unnest(hits) AS hit WHERE (hit).tier <= to_tier);
END
$$;

-- The first that are of a tier, after a position; NULL when it cannot be told where that is. Each food is read, to know whether it is
-- found, and of which tier it is.
CREATE FUNCTION food_search_crossing_first(
  wanted food_search_wanted, kind_key text, mask bigint, crossing food_search_crossing, wanted_tier integer,
  after food_search_hit, page_size integer
) RETURNS food_search_hit[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  at_once CONSTANT integer := 2 * page_size;
  after_place CONSTANT integer :=
    CASE WHEN after.tier = wanted_tier THEN food_search_place_after(after, crossing.unsure) ELSE -1 END;
  hits food_search_hit[] := '{}';
  first_block integer := 1;
  waiting integer := 0;
  places integer[];
BEGIN
  IF after_place IS NULL THEN RETURN NULL; END IF;
  -- As many blocks at once as have a page.
  FOR last_block IN 1 .. cardinality(crossing.blocks) LOOP
    EXIT WHEN cardinality(hits) >= page_size;
    waiting := waiting + crossing.sizes[last_block];
    CONTINUE WHEN waiting < at_once AND last_block < cardinality(crossing.blocks);
    places := ARRAY(
      SELECT place
      FROM unnest(
        food_search_places_of(crossing.blocks[first_block : last_block], crossing.bits[first_block : last_block])
      ) AS place
      WHERE place > after_place ORDER BY place
    );
    FOR start IN 1 .. cardinality(places) BY at_once LOOP
      EXIT WHEN cardinality(hits) >= page_size;
      hits := hits || ARRAY(
        SELECT hit
        FROM unnest(
          food_search_ranked(wanted, kind_key, NULL, mask, places[start : start + at_once - 1], crossing.unsure)
        ) AS hit
        WHERE (hit).tier = wanted_tier
      );
    END LOOP;
    first_block := last_block + 1;
    waiting := 0;
  END LOOP;
  RETURN food_search_merged(
    hits, ARRAY(SELECT hit FROM unnest(crossing.fresh) AS hit WHERE (hit).tier = wanted_tier), after, page_size
  );
END
$$;

-- The page, tier by tier. What is so rare that it has no bitmap is one look into the index. NULL when it cannot be told.
CREATE FUNCTION food_search_crossing_page(
  wanted food_search_wanted, kind_key text, mask bigint, crossing food_search_crossing, after food_search_hit, page_size integer
) RETURNS food_search_hit[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  few CONSTANT integer := ${String(fewCrossing)};
  most CONSTANT integer := 1001;
  longest CONSTANT integer := 2147483647;
  tier_keys CONSTANT text[] := ARRAY['=' || wanted.size || ':' || wanted.head, '^' || wanted.head, '_' || wanted.head];
  next_tier integer := coalesce(after.tier, 0);
  hits food_search_hit[] := '{}';
  side_by_side food_search_crossing := crossing;
  starting food_search_crossing;
  of_tier food_search_crossing;
  to_tier integer;
  rare_keys text[];
  looked record;
  part food_search_hit[];
BEGIN
  IF crossing.foods <= few THEN
    RETURN food_search_merged(
      food_search_crossing_all(wanted, kind_key, NULL, mask, crossing, 3), '{}', after, page_size
    );
  END IF;
  -- All of some tiers at once, where they are few: of tiers 0 to 2 all words stand together, and of the first two at a start.
  IF next_tier < 3 AND cardinality(wanted.words) > 1 THEN
    to_tier := 2;
    rare_keys := food_search_rarest(wanted.phrase, array_fill(1, ARRAY[cardinality(wanted.phrase)]));
    -- Of all foods, the index finds what has such letters faster, as long as these are rare.
    side_by_side := CASE WHEN mask <> 0 OR food_search_most(rare_keys) > 4000 THEN
      food_search_cross_with(crossing, food_search_tagged('.', wanted.phrase))
    END;
    of_tier := side_by_side;
  END IF;
  IF next_tier < 2 AND (to_tier IS NULL OR side_by_side.foods > few) THEN
    starting := food_search_cross_with(side_by_side, tier_keys[2:2]);
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
      food_search_crossing_all(wanted, kind_key, NULL, mask, of_tier, to_tier), '{}', after, page_size
    );
    next_tier := to_tier + 1;
  END IF;

  FOR tier IN next_tier .. 3 LOOP
    EXIT WHEN cardinality(hits) >= page_size;
    of_tier := CASE tier
      WHEN 0 THEN food_search_cross_with(starting, tier_keys[1:1])
      WHEN 1 THEN starting
      WHEN 2 THEN food_search_cross_with(side_by_side, tier_keys[3:3])
      ELSE crossing
    END;
    part := CASE WHEN of_tier.foods IS NULL THEN food_search_of_tier(
      wanted, tier, array_remove(ARRAY[tier_keys[tier + 1], kind_key], NULL), NULL, NULL, 0, longest, mask, after,
      page_size - cardinality(hits)
    ) ELSE food_search_crossing_first(
      wanted, kind_key, mask, of_tier, tier, after, page_size - cardinality(hits)
    ) END;
    IF part IS NULL THEN RETURN NULL; END IF;
    hits := hits || part;
  END LOOP;
  RETURN hits;
END
$$;
`;

/** Functions by their names alone; some were not there in the first versions. */
export const foodSearchCrossingDown = `
DROP FUNCTION IF EXISTS food_search_crossing_page;
DROP FUNCTION IF EXISTS food_search_crossing_first;
DROP FUNCTION IF EXISTS food_search_crossing_all;
DROP FUNCTION IF EXISTS food_search_place_after;
DROP FUNCTION IF EXISTS food_search_ranked;
DROP FUNCTION IF EXISTS food_search_places_of;
DROP FUNCTION IF EXISTS food_search_cross_with;
DROP FUNCTION IF EXISTS food_search_cross;
DROP TYPE IF EXISTS food_search_crossing;
`;
