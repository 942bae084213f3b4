import { commonKeywords } from './foodSearchFloors.sql.ts';

/** Bits of a row: two rows of this many fit a page of 8 kB. Also a multiple of {@link windowSize}. */
const blockSize = 31_000;
/** Bits that are looked at as text at once. */
const windowSize = 1_000;
/** Set bits of a block that is compressed. */
const sparse = 100;

/**
 * Which foods have a common word, as bitmaps: bit n is the food at place n of the order within a tier. For keywords of
 * several common words, of which the index would cut lists of a hundred thousand foods each: to cross bitmaps is twenty times as
 * fast, their bits are the total, and the first bits are the next foods of the page.
 *
 * Bitmaps are of the foods as they were at the last upkeep; what changed since is left out and compared by itself.
 */
export const foodSearchBitmapsUp = `
-- The order of the listed foods within a tier. Made again by every upkeep, like the bitmaps: not worth a log.
CREATE UNLOGGED TABLE food_search_places (
  place integer PRIMARY KEY,
  food_id integer NOT NULL,
  length integer NOT NULL,
  popularity float8 NOT NULL
);
CREATE INDEX food_search_places_food_idx ON food_search_places (food_id);

-- A row for every block of places, also where no food has the word. The key is a word or a kind, tagged as a token.
-- Of rare words there are most and their bitmaps are mostly zeros, which compress well; others take four times as long to
-- read when they are compressed.
CREATE UNLOGGED TABLE food_search_bitmaps (
  key text COLLATE "C" NOT NULL,
  block integer NOT NULL,
  bits bit varying,
  sparse_bits bit varying,
  PRIMARY KEY (key, block),
  CHECK (num_nonnulls(bits, sparse_bits) = 1)
);
ALTER TABLE food_search_bitmaps ALTER bits SET STORAGE PLAIN;
ALTER TABLE food_search_bitmaps ALTER sparse_bits SET STORAGE MAIN;

CREATE FUNCTION food_search_forget_bitmaps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM public.food_search_bitmaps;
  RETURN NULL;
END
$$;
CREATE TRIGGER food_search_bitmaps_truncation AFTER TRUNCATE ON food_search
  FOR EACH STATEMENT EXECUTE FUNCTION food_search_forget_bitmaps();

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

-- The page of several words that all have bitmaps; hits are NULL when it cannot be told. Foods in which the words start a title
-- or stand together (tiers 0 to 2) are looked up in the index: common words are rarely side by side. The others follow in the
-- order of their places.
CREATE FUNCTION food_search_crossed(
  wanted food_search_wanted, kind_key text, mask bigint, page_size integer, after food_search_hit, wants_total boolean,
  changed integer[], OUT total integer, OUT hits food_search_hit[]
) LANGUAGE plpgsql STABLE AS $$
DECLARE
  most CONSTANT integer := 1001; -- a total is exact below
  at_once CONSTANT integer := 2 * page_size;
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
  first_block integer := 1;
  waiting integer := 0;
  places integer[];
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

  -- As many blocks at once as have a page.
  FOR last_block IN 1 .. cardinality(blocks) LOOP
    EXIT WHEN cardinality(hits) >= page_size;
    waiting := waiting + sizes[last_block];
    CONTINUE WHEN waiting < at_once AND last_block < cardinality(blocks);
    places := ARRAY(
      SELECT place FROM unnest(food_search_crossing(keys, blocks[first_block : last_block])) AS place
      WHERE place > after_place ORDER BY place
    );
    FOR start IN 1 .. cardinality(places) BY at_once LOOP
      EXIT WHEN cardinality(hits) >= page_size;
      hits := hits || food_search_placed(places[start : start + at_once - 1], mask, left_out);
    END LOOP;
    first_block := last_block + 1;
    waiting := 0;
  END LOOP;
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

-- The bits at these places: food_search_bitmap(place, 1).
CREATE AGGREGATE food_search_bitmap(integer, integer) (SFUNC = set_bit, STYPE = bit, INITCOND = '${'0'.repeat(blockSize)}');

-- Words that begin a word of many foods, and kinds: one of a thousand foods has them; rarer ones the index finds as fast. Some
-- dozens at once, so that the places are not read for each. No loop is right here but that over the keys, which needs one.
CREATE FUNCTION food_search_bitmaps_upkeep() RETURNS void
  LANGUAGE plpgsql
  SET search_path = public, pg_temp SET enable_nestloop = off SET max_parallel_workers_per_gather = 0 SET work_mem = '64MB'
  SET jit = off
AS $$
DECLARE
  at_once CONSTANT integer := 40;
  listed CONSTANT float8 := (SELECT foods FROM food_search_frequencies WHERE token = '');
  share CONSTANT float8 := least(1, 30000 / greatest(listed, 1));
  common CONSTANT float8 := listed / 1000;
  keys text[];
  last_place integer;
BEGIN
  DELETE FROM food_search_bitmaps;
  DELETE FROM food_search_places;
  INSERT INTO food_search_places
    SELECT row_number() OVER (ORDER BY length, popularity DESC, food_id) - 1, food_id, length, popularity
    FROM food_search_listed;
  GET DIAGNOSTICS last_place = ROW_COUNT;
  last_place := last_place - 1;
  keys := ARRAY(
    SELECT '.' || keyword FROM (${commonKeywords}) AS common_keyword (keyword)
    WHERE EXISTS (SELECT FROM food_search_frequencies WHERE token IN ('^' || left(keyword, 2), '_' || left(keyword, 2)))
      AND (food_search_wanted(keyword)).normal = keyword
    UNION ALL
    SELECT token FROM food_search_frequencies WHERE token ^@ '#'
  );
  FOR start IN 1 .. cardinality(keys) BY at_once LOOP
    INSERT INTO food_search_bitmaps
    SELECT key, block,
      CASE WHEN ones > ${sparse} THEN having_it.bits END,
      CASE WHEN ones > ${sparse} THEN NULL ELSE coalesce(having_it.bits, repeat('0', ${blockSize})::bit varying) END
    FROM unnest(keys[start : start + at_once - 1]) AS key
      CROSS JOIN generate_series(0, last_place / ${blockSize}) AS block
      LEFT JOIN (
        SELECT key, place / ${blockSize} AS block, count(*) AS ones, food_search_bitmap(place % ${blockSize}, 1) AS bits
        FROM unnest(keys[start : start + at_once - 1]) AS key,
          LATERAL (SELECT CASE WHEN key ^@ '.' THEN food_search_wanted(substr(key, 2)) END AS wanted OFFSET 0) AS typed,
          LATERAL (
            SELECT coalesce(food_search_tagged('.', (wanted).grams), ARRAY[key]) AS tokens, coalesce((wanted).words, '{}') AS patterns
            OFFSET 0
          ) AS looked_for,
          LATERAL (
            SELECT food_id FROM food_search_listed
            WHERE food_search_tokens(names, kind, category_id) @> tokens AND compact LIKE ALL (patterns)
          ) AS food
          JOIN food_search_places USING (food_id)
        GROUP BY 1, 2
      ) AS having_it USING (key, block);
  END LOOP;
END
$$;
`;

export const foodSearchBitmapsDown = `
DROP FUNCTION food_search_bitmaps_upkeep();
DROP AGGREGATE food_search_bitmap(integer, integer);
DROP FUNCTION food_search_crossed(food_search_wanted, text, bigint, integer, food_search_hit, boolean, integer[]);
DROP FUNCTION food_search_crossing_of(text[], integer[]);
DROP FUNCTION food_search_placed(integer[], bigint, integer[]);
DROP FUNCTION food_search_crossing(text[], integer[]);
DROP TRIGGER food_search_bitmaps_truncation ON food_search;
DROP FUNCTION food_search_forget_bitmaps();
DROP TABLE food_search_bitmaps;
DROP TABLE food_search_places;
`;
