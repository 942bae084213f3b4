import { blockSize } from './foodSearchBitmaps.sql.ts';

/** Bits that are looked at as text at once; a block has a whole number of them. */
const windowSize = 1_000;

/** How keywords of several common words are answered by bitmaps. */
export const foodSearchCrossedUp = `
-- The places of the foods that have all keys, of some blocks, in order. Windows with a bit are written as one text, which is
-- split at every 1: PostgreSQL has no function that tells which bits are set.
CREATE FUNCTION food_search_crossing(keys text[], blocks integer[]) RETURNS integer[]
  LANGUAGE plpgsql STABLE
AS $$
DECLARE
  starts integer[];
  written text;
BEGIN
  SELECT array_agg(start ORDER BY start), string_agg(part::text, '' ORDER BY start) INTO starts, written
  FROM (
    SELECT block * ${blockSize} + window_start AS start, substring(bits FROM window_start + 1 FOR ${windowSize}) AS part
    FROM (
        SELECT block, bit_and(coalesce(bits, sparse_bits)) AS bits FROM food_search_bitmaps
        WHERE key = ANY (keys) AND block = ANY (blocks)
        GROUP BY block
      ) AS crossed,
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

-- The foods at these places that have none of the bits, in order.
CREATE FUNCTION food_search_placed(places integer[], mask bigint, left_out integer[]) RETURNS food_search_hit[]
  LANGUAGE plpgsql STABLE
AS $$
#variable_conflict use_column
BEGIN
  IF mask = 0 THEN
    RETURN ARRAY(
      SELECT ROW(3, length, popularity, food_id)::food_search_hit FROM food_search_places
      WHERE place = ANY (places) AND food_id <> ALL (left_out) ORDER BY place
    );
  END IF;
  RETURN ARRAY(
    SELECT ROW(3, length, place.popularity, food_id)::food_search_hit
    FROM food_search_places AS place JOIN food_search_listed USING (food_id, length)
    WHERE place = ANY (places) AND food_id <> ALL (left_out) AND (unfit & mask) = 0 ORDER BY place
  );
END
$$;

-- The foods that have all keys in the order of their places, after a place, without those left out: at least as many as wanted,
-- if there are. sizes says how many foods of each block have them.
CREATE FUNCTION food_search_crossed_places(
  keys text[], blocks integer[], sizes integer[], after_place integer, left_out integer[], mask bigint, wanted_foods integer
) RETURNS food_search_hit[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  at_once CONSTANT integer := 2 * wanted_foods;
  hits food_search_hit[] := '{}';
  first_block integer := 1;
  waiting integer := 0;
  places integer[];
BEGIN
  -- As many blocks at once as have a page.
  FOR last_block IN 1 .. cardinality(blocks) LOOP
    EXIT WHEN cardinality(hits) >= wanted_foods;
    waiting := waiting + sizes[last_block];
    CONTINUE WHEN waiting < at_once AND last_block < cardinality(blocks);
    places := ARRAY(
      SELECT place FROM unnest(food_search_crossing(keys, blocks[first_block : last_block])) AS place
      WHERE place > after_place ORDER BY place
    );
    FOR start IN 1 .. cardinality(places) BY at_once LOOP
      EXIT WHEN cardinality(hits) >= wanted_foods;
      hits := hits || food_search_placed(places[start : start + at_once - 1], mask, left_out);
    END LOOP;
    first_block := last_block + 1;
    waiting := 0;
  END LOOP;
  RETURN hits;
END
$$;

-- The page of several words that all have bitmaps; hits are NULL when it cannot be told. Foods in which the words start a title
-- or stand together (tiers 0 to 2) are looked up in the index: common words are rarely side by side. The others follow in the
-- order of their places.
CREATE FUNCTION food_search_crossed(
  wanted food_search_wanted, kind_key text, mask bigint, page_size integer, after food_search_hit, wants_total boolean,
  changed integer[], OUT total integer, OUT hits food_search_hit[]
) LANGUAGE plpgsql STABLE AS $$
DECLARE
  most CONSTANT integer := 1001; -- a total is exact below
  keys CONSTANT text[] := ARRAY(
    SELECT DISTINCT unnest(array_remove(food_search_tagged('.', string_to_array(wanted.normal, ' ')) || kind_key, NULL))
  );
  phrase_keys CONSTANT text[] := array_remove(
    food_search_rarest(wanted.phrase, array_fill(1, ARRAY[cardinality(wanted.phrase)])) || kind_key, NULL
  );
  fresh food_search_hit[] := '{}';
  crossing integer;
  blocks integer[];
  sizes integer[];
  looked record;
  left_out integer[];
  after_place integer := -1;
BEGIN
  IF wants_total AND mask <> 0 THEN RETURN; END IF;
  IF (SELECT count(*) FROM food_search_bitmaps WHERE key = ANY (keys) AND block = 0) < cardinality(keys) THEN RETURN; END IF;
  SELECT coalesce(sum(foods), 0), array_agg(block ORDER BY block), array_agg(foods ORDER BY block) INTO crossing, blocks, sizes
  FROM (
    SELECT block, bit_count(bit_and(coalesce(bits, sparse_bits))) AS foods FROM food_search_bitmaps
    WHERE key = ANY (keys) GROUP BY block
  ) AS crossed
  WHERE foods > 0;

  IF changed <> '{}' THEN fresh := food_search_changed_hits(wanted, kind_key, mask); END IF;
  IF wants_total THEN
    total := least(most, CASE
      WHEN changed = '{}' OR crossing - cardinality(changed) >= most THEN crossing
      ELSE crossing - food_search_crossing_of(keys, changed) + cardinality(fresh)
    END);
  END IF;
  hits := '{}';
  IF crossing = 0 AND fresh = '{}' THEN RETURN; END IF;

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
    -- A food that is not any more where the last page ended says nothing of what follows.
    SELECT place INTO after_place FROM food_search_places
    WHERE food_id = after.food_id AND length = after.length AND popularity = after.popularity AND food_id <> ALL (left_out);
    IF NOT FOUND THEN
      hits := NULL;
      RETURN;
    END IF;
  END IF;

  IF crossing > 0 THEN
    hits := hits || food_search_crossed_places(
      keys, blocks, sizes, after_place, left_out, mask, page_size - cardinality(hits)
    );
  END IF;
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

export const foodSearchCrossedDown = `
DROP FUNCTION food_search_crossed(food_search_wanted, text, bigint, integer, food_search_hit, boolean, integer[]);
DROP FUNCTION food_search_crossed_places(text[], integer[], integer[], integer, integer[], bigint, integer);
DROP FUNCTION food_search_crossing_of(text[], integer[]);
DROP FUNCTION food_search_placed(integer[], bigint, integer[]);
DROP FUNCTION food_search_crossing(text[], integer[]);
`;
