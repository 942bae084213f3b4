import { blockSize } from './foodSearchBitmaps.sql.ts';

/** Bits that are looked at as text at once; a block has a whole number of them. */
const windowSize = 1_000;

/** That a listed food is among what is searched for, by its own texts and number. */
export const isWanted = `(unfit & mask) = 0 AND food_search_matches(compact, wanted)
          AND (kind_key IS NULL OR '#' || kind = kind_key) AND (categories IS NULL OR category_id = ANY (categories))`;

/** Crosses the bitmaps of `keys`: the sum of set bits, and the blocks that have any, with their bits and how many these are. */
export const crossKeys = `SELECT coalesce(sum(foods), 0), array_agg(block), array_agg(crossed.bits), array_agg(foods)
    INTO crossing, blocks, bits, sizes
  FROM (
    SELECT block, of_block AS bits, bit_count(of_block) AS foods
    FROM (
      SELECT block, bit_and(coalesce(of_key.bits, of_key.sparse_bits)) AS of_block FROM food_search_bitmaps AS of_key
      WHERE key = ANY (keys) GROUP BY block
    ) AS all_blocks
    WHERE bit_count(of_block) > 0 ORDER BY block
  ) AS crossed;`;

/** How keywords of several common words, and common words of a kind, are answered by bitmaps. */
export const foodSearchCrossedUp = `
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

-- The foods of a tier of the bits of some blocks in the order of their places, after a place, without those left out: at least as
-- many as wanted, if there are. Foods are read to know whether they match, of which tier they are, and whether they have none of the
-- bits of the mask; without a mask, the bitmaps are of words, all bits match, and those of tiers before the last are left out. sizes
-- says how many bits each block has.
CREATE FUNCTION food_search_crossed_places(
  wanted food_search_wanted, kind_key text, wanted_tier integer, blocks integer[], bits bit varying[], sizes integer[],
  after_place integer, left_out integer[], mask bigint, wanted_foods integer
) RETURNS food_search_hit[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  at_once CONSTANT integer := 2 * wanted_foods;
  hits food_search_hit[] := '{}';
  first_block integer := 1;
  waiting integer := 0;
  all_places integer[];
  places integer[];
BEGIN
  -- As many blocks at once as have a page.
  FOR last_block IN 1 .. cardinality(blocks) LOOP
    EXIT WHEN cardinality(hits) >= wanted_foods;
    waiting := waiting + sizes[last_block];
    CONTINUE WHEN waiting < at_once AND last_block < cardinality(blocks);
    all_places := ARRAY(
      SELECT place
      FROM unnest(food_search_places_of(blocks[first_block : last_block], bits[first_block : last_block])) AS place
      WHERE place > after_place ORDER BY place
    );
    FOR start IN 1 .. cardinality(all_places) BY at_once LOOP
      EXIT WHEN cardinality(hits) >= wanted_foods;
      places := all_places[start : start + at_once - 1];
      hits := hits || CASE WHEN mask = 0 THEN ARRAY(
        SELECT ROW(wanted_tier, length, popularity, food_id)::food_search_hit FROM food_search_places
        WHERE place = ANY (places) AND food_id <> ALL (left_out) ORDER BY place
      ) ELSE ARRAY(
        SELECT hit FROM unnest(food_search_ranked(wanted, kind_key, NULL, mask, places, left_out)) AS hit
        WHERE (hit).tier = wanted_tier
        ORDER BY (hit).length, (hit).popularity DESC, (hit).food_id
      ) END;
    END LOOP;
    first_block := last_block + 1;
    waiting := 0;
  END LOOP;
  RETURN hits;
END
$$;

-- The place after which a page starts; NULL when the food where the last page ended is not there any more, or has moved: then it says
-- nothing of what follows.
CREATE FUNCTION food_search_place_after(after food_search_hit, left_out integer[]) RETURNS integer
  LANGUAGE sql STABLE
AS $$
  SELECT place FROM food_search_places
  WHERE food_id = (after).food_id AND length = (after).length AND popularity = (after).popularity AND food_id <> ALL (left_out)
$$;

-- The page of words that all have bitmaps; hits are NULL when it cannot be told. A few foods are read and ranked all. Of more,
-- those in which several words start a title or stand together (tiers 0 to 2) are looked up in the index: common words are
-- rarely side by side. The others follow in the order of their places.
CREATE FUNCTION food_search_crossed(
  wanted food_search_wanted, kind_key text, mask bigint, page_size integer, after food_search_hit, wants_total boolean,
  changed integer[], OUT total integer, OUT hits food_search_hit[]
) LANGUAGE plpgsql STABLE AS $$
DECLARE
  most CONSTANT integer := 1001; -- a total is exact below
  -- A common word of a kind has no leaders when fewer foods have it (foodSearchLeaders.sql.ts); of several words, more are found
  -- faster by the index.
  few CONSTANT integer := CASE WHEN cardinality(wanted.words) = 1 THEN 300 ELSE 40 END;
  keys CONSTANT text[] := ARRAY(
    SELECT DISTINCT unnest(array_remove(food_search_tagged('.', string_to_array(wanted.normal, ' ')) || kind_key, NULL))
  );
  phrase_keys CONSTANT text[] := array_remove(
    food_search_rarest(wanted.phrase, array_fill(1, ARRAY[cardinality(wanted.phrase)])) || kind_key, NULL
  );
  fresh food_search_hit[] := '{}';
  crossing integer;
  blocks integer[];
  bits bit varying[];
  sizes integer[];
  looked record;
  left_out integer[];
  after_place integer := -1;
BEGIN
  IF wants_total AND mask <> 0 THEN RETURN; END IF;
  IF (SELECT count(*) FROM food_search_bitmaps WHERE key = ANY (keys) AND block = 0) < cardinality(keys) THEN RETURN; END IF;
  ${crossKeys}

  IF changed <> '{}' THEN fresh := food_search_changed_hits(wanted, kind_key, mask); END IF;
  IF wants_total THEN
    total := least(most, CASE
      WHEN changed = '{}' OR crossing - cardinality(changed) >= most THEN crossing
      ELSE crossing - food_search_crossing_of(keys, changed) + cardinality(fresh)
    END);
  END IF;
  hits := '{}';
  IF crossing <= few THEN
    IF crossing > 0 THEN hits := food_search_ranked(wanted, kind_key, NULL, mask, food_search_places_of(blocks, bits), changed); END IF;
    hits := food_search_merged(hits, fresh, after, page_size);
    RETURN;
  END IF;
  -- Most foods that have a word are of tiers 0 to 2, which the index walks faster.
  IF cardinality(wanted.words) = 1 THEN
    hits := NULL;
    RETURN;
  END IF;

  IF after.food_id IS NULL OR after.tier < 3 THEN
    SELECT * INTO looked FROM food_search_look(wanted, phrase_keys, NULL, NULL, mask, 2, most, after, page_size);
    hits := CASE WHEN looked.matches < most THEN looked.hits END;
    IF hits IS NULL OR cardinality(hits) >= page_size THEN RETURN; END IF;
  END IF;
  -- What is of a tier before is none of the others, also when an earlier page showed it.
  IF after.food_id IS NOT NULL THEN
    SELECT * INTO looked FROM food_search_look(wanted, phrase_keys, NULL, NULL, mask, 2, most, NULL, most);
    IF looked.matches >= most THEN
      hits := NULL;
      RETURN;
    END IF;
  END IF;
  left_out := ARRAY(SELECT food_id FROM unnest(looked.hits)) || changed;
  IF after.tier = 3 THEN
    after_place := food_search_place_after(after, left_out);
    IF after_place IS NULL THEN
      hits := NULL;
      RETURN;
    END IF;
  END IF;

  hits := hits || food_search_crossed_places(
    wanted, kind_key, 3, blocks, bits, sizes, after_place, left_out, mask, page_size - cardinality(hits)
  );
  hits := food_search_merged(hits, ARRAY(SELECT hit FROM unnest(fresh) AS hit WHERE (hit).tier = 3), after, page_size);
END
$$;

-- How many of these foods had all keys when the bitmaps were made.
CREATE FUNCTION food_search_crossing_of(keys text[], foods integer[]) RETURNS integer
  LANGUAGE sql STABLE
AS $$
  SELECT count(*)::integer
  FROM food_search_places JOIN LATERAL (
    SELECT bit_and(coalesce(bits, sparse_bits)) AS bits FROM food_search_bitmaps
    WHERE key = ANY (keys) AND block = place / ${blockSize}
  ) AS crossed ON get_bit(bits, place % ${blockSize}) = 1
  WHERE food_id = ANY (foods)
$$;
`;

/** Functions by their names alone, and those of the first version of this, too. */
export const foodSearchCrossedDown = `
DROP FUNCTION food_search_crossed;
DROP FUNCTION food_search_crossed_places;
DROP FUNCTION food_search_crossing_of;
DROP FUNCTION IF EXISTS food_search_placed;
DROP FUNCTION IF EXISTS food_search_ranked;
DROP FUNCTION IF EXISTS food_search_places_of;
DROP FUNCTION IF EXISTS food_search_crossing;
DROP FUNCTION IF EXISTS food_search_place_after;
`;
