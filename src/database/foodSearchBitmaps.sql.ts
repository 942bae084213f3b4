import { commonKeywords } from './foodSearchFloors.sql.ts';
import { searchSettings, tierOf } from './foodSearchProbe.sql.ts';

/** Bits of a row: two rows of this many fit a page of 8 kB. Also a multiple of {@link windowSize}. */
const blockSize = 31_000;
/** Bits that are looked at as text at once. */
const windowSize = 1_000;

/**
 * Which foods have a common word, as bitmaps: bit n is the food at place n of the order within a tier. For keywords of
 * several common words, of which the index would cut lists of a hundred thousand foods each: to cross bitmaps is twenty times as
 * fast, their bits are the total, and the first bits are the next foods of the page.
 *
 * Bitmaps are of the foods as they were at the last upkeep; what changed since is left out and compared by itself.
 */
export const foodSearchBitmapsUp = `
-- The order of the listed foods within a tier. Made again by every upkeep, like the bitmaps: not worth a log.
CREATE UNLOGGED TABLE food_search_places (place integer PRIMARY KEY, food_id integer NOT NULL, length integer NOT NULL);
CREATE INDEX food_search_places_food_idx ON food_search_places (food_id);

-- A row for every block of places, also where no food has the word. The key is a word or a kind, tagged as a token.
-- Compressed, bitmaps take a fourth, and four times as long to read.
CREATE UNLOGGED TABLE food_search_bitmaps (
  key text COLLATE "C" NOT NULL,
  block integer NOT NULL,
  bits bit varying NOT NULL,
  PRIMARY KEY (key, block)
);
ALTER TABLE food_search_bitmaps ALTER bits SET STORAGE PLAIN;

CREATE FUNCTION food_search_forget_bitmaps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM public.food_search_bitmaps;
  RETURN NULL;
END
$$;
CREATE TRIGGER food_search_bitmaps_truncation AFTER TRUNCATE ON food_search
  FOR EACH STATEMENT EXECUTE FUNCTION food_search_forget_bitmaps();

-- Which bits are set, counted from 0. As text, split at every 1: PostgreSQL has no function for it. Most windows are empty.
CREATE FUNCTION food_search_set_bits(bits bit varying) RETURNS SETOF integer
  LANGUAGE sql IMMUTABLE ROWS 10
AS $$
  SELECT start + after_gap - 1
  FROM (
    SELECT start, (sum(char_length(gap) + 1) OVER (PARTITION BY start ORDER BY place))::integer AS after_gap
    FROM generate_series(0, length(bits) - 1, ${windowSize}) AS start,
      LATERAL (SELECT substring(bits FROM start + 1 FOR ${windowSize}) AS part OFFSET 0) AS windows,
      string_to_table(part::text, '1') WITH ORDINALITY AS gaps (gap, place)
    WHERE bit_count(part) > 0
  ) AS ones
  WHERE after_gap <= ${windowSize} -- behind the last 1 there is no other
$$;

-- The first foods at these places, in order, without those that were changed since they had the place: of tier 3, or of all.
CREATE FUNCTION food_search_placed(
  wanted food_search_wanted, places integer[], mask bigint, changed integer[], is_any_tier boolean, page_size integer
) RETURNS food_search_hit[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  exact CONSTANT text := wanted.exact;
  prefix CONSTANT text := wanted.prefix;
  word CONSTANT text := wanted.word;
BEGIN
  RETURN ARRAY(
    SELECT ROW(tier, length, popularity, food_id)::food_search_hit
    FROM (
      SELECT ${tierOf('literal')} AS tier, food.length, food.popularity, food.food_id
      FROM food_search_places JOIN food_search_listed AS food USING (food_id, length)
      WHERE place = ANY (places) AND food_id <> ALL (changed) AND (unfit & mask) = 0
      OFFSET 0
    ) AS placed
    WHERE is_any_tier OR tier = 3
    ORDER BY tier, length, popularity DESC, food_id
    LIMIT page_size
  );
END
$$;

-- The page of several words that all have bitmaps; hits are NULL when it cannot be told. A few matches are ranked together. Of
-- more, those where the words start a title or stand together (tiers 0 to 2) are looked up in the index, since common words
-- are rarely side by side, and the others are taken in their order.
CREATE FUNCTION food_search_crossed(
  wanted food_search_wanted, kind_key text, mask bigint, page_size integer, after food_search_hit, wants_total boolean,
  changed integer[], OUT total integer, OUT hits food_search_hit[]
) LANGUAGE plpgsql STABLE AS $$
DECLARE
  most CONSTANT integer := 1001; -- a total is exact below
  few CONSTANT integer := 2 * page_size;
  keys CONSTANT text[] := ARRAY(
    SELECT DISTINCT unnest(array_remove(food_search_tagged('.', string_to_array(wanted.normal, ' ')) || kind_key, NULL))
  );
  fresh food_search_hit[] := '{}';
  crossing integer;
  blocks integer[];
  sizes integer[];
  first_block integer := 1;
  last_block integer;
  waiting integer;
  after_place integer := -1;
  places integer[];
  looked record;
BEGIN
  IF (SELECT count(*) FROM food_search_bitmaps WHERE key = ANY (keys) AND block = 0) < cardinality(keys) THEN RETURN; END IF;
  IF wants_total AND mask <> 0 THEN RETURN; END IF;
  SELECT coalesce(sum(foods), 0), coalesce(array_agg(block ORDER BY block), '{}'), coalesce(array_agg(foods ORDER BY block), '{}')
  INTO crossing, blocks, sizes
  FROM (
    SELECT block, bit_count(bit_and(bits)) AS foods FROM food_search_bitmaps WHERE key = ANY (keys) GROUP BY block
  ) AS crossed
  WHERE foods > 0;

  IF changed <> '{}' THEN fresh := food_search_changed_hits(wanted, kind_key, mask); END IF;
  IF wants_total THEN
    total := least(most, CASE
      WHEN changed = '{}' OR crossing - cardinality(changed) >= most THEN crossing
      ELSE crossing + cardinality(fresh) - (
        SELECT count(*)
        FROM food_search_places JOIN LATERAL (
          SELECT bit_and(bits) AS bits FROM food_search_bitmaps WHERE key = ANY (keys) AND block = place / ${blockSize}
        ) AS crossed ON get_bit(bits, place % ${blockSize}) = 1
        WHERE food_id = ANY (changed)
      )
    END);
  END IF;

  hits := '{}';
  IF crossing > few THEN
    IF after.tier = 3 THEN
      -- A food that is not any more where the last page ended says nothing of what follows.
      SELECT place INTO after_place
      FROM food_search_places JOIN food_search_listed AS food USING (food_id, length)
      WHERE food_id = after.food_id AND length = after.length AND food.popularity = after.popularity
        AND food_id <> ALL (changed);
      IF NOT FOUND THEN
        hits := NULL;
        RETURN;
      END IF;
    ELSE
      SELECT * INTO looked
      FROM food_search_look(
        wanted,
        array_remove(food_search_rarest(wanted.phrase, array_fill(1, ARRAY[cardinality(wanted.phrase)])) || kind_key, NULL),
        NULL, NULL, mask, 2, most, after, page_size
      );
      hits := looked.hits;
      IF looked.matches >= most THEN RETURN; END IF;
    END IF;
  END IF;

  -- As many blocks at once as have a page: to look foods up one by one costs more.
  WHILE cardinality(hits) < page_size AND first_block <= cardinality(blocks) LOOP
    waiting := 0;
    FOR at IN first_block .. cardinality(blocks) LOOP
      last_block := at;
      waiting := waiting + sizes[at];
      EXIT WHEN waiting >= few;
    END LOOP;
    places := ARRAY(
      SELECT place
      FROM (
          SELECT block, bit_and(bits) AS bits FROM food_search_bitmaps
          WHERE key = ANY (keys) AND block = ANY (blocks[first_block : last_block])
          GROUP BY block
        ) AS crossed,
        food_search_set_bits(bits) AS bit, LATERAL (SELECT block * ${blockSize} + bit AS place) AS placed
      WHERE place > after_place ORDER BY place
    );
    FOR start IN 1 .. cardinality(places) BY few LOOP
      EXIT WHEN cardinality(hits) >= page_size;
      hits := hits || food_search_placed(
        wanted, places[start : start + few - 1], mask, changed, crossing <= few, CASE WHEN crossing <= few THEN few ELSE page_size - cardinality(hits) END
      );
    END LOOP;
    first_block := last_block + 1;
  END LOOP;
  IF crossing <= few OR fresh <> '{}' THEN
    hits := food_search_merged(
      hits, ARRAY(SELECT hit FROM unnest(fresh) AS hit WHERE crossing <= few OR (hit).tier = 3), after, page_size
    );
  END IF;
END
$$;

-- Words that begin a word of many foods, and kinds: one of two hundred foods has them. Of what the index finds fast there is none.
CREATE FUNCTION food_search_bitmaps_upkeep() RETURNS void
  LANGUAGE plpgsql
  ${searchSettings}
AS $$
DECLARE
  listed CONSTANT float8 := (SELECT foods FROM food_search_frequencies WHERE token = '');
  share CONSTANT float8 := least(1, 30000 / greatest(listed, 1));
  common CONSTANT float8 := listed / 200;
  last_place integer;
  made record;
BEGIN
  DELETE FROM food_search_bitmaps;
  DELETE FROM food_search_places;
  INSERT INTO food_search_places
    SELECT row_number() OVER (ORDER BY length, popularity DESC, food_id) - 1, food_id, length FROM food_search_listed;
  GET DIAGNOSTICS last_place = ROW_COUNT;
  last_place := last_place - 1;
  FOR made IN
    SELECT '.' || keyword AS key, (wanted).normal, food_search_tagged('.', (wanted).grams) AS tokens, (wanted).words AS patterns
    FROM (${commonKeywords}) AS common_keyword (keyword), LATERAL (SELECT food_search_wanted(keyword) AS wanted OFFSET 0) AS typed
    WHERE EXISTS (SELECT FROM food_search_frequencies WHERE token IN ('^' || left(keyword, 2), '_' || left(keyword, 2)))
    UNION ALL
    SELECT token, NULL, ARRAY[token], '{}' FROM food_search_frequencies WHERE token ^@ '#'
  LOOP
    CONTINUE WHEN made.key ^@ '.' AND made.normal IS DISTINCT FROM substr(made.key, 2);
    INSERT INTO food_search_bitmaps
    SELECT made.key, block, rpad(coalesce(string_agg(repeat('0', gap) || '1', '' ORDER BY place), ''), ${blockSize}, '0')::bit varying
    FROM generate_series(0, last_place / ${blockSize}) AS block LEFT JOIN (
      SELECT place, place - lag(place, 1, place / ${blockSize} * ${blockSize} - 1)
        OVER (PARTITION BY place / ${blockSize} ORDER BY place) - 1 AS gap
      FROM food_search_listed AS food JOIN food_search_places USING (food_id)
      WHERE food_search_tokens(names, kind, category_id) @> made.tokens AND compact LIKE ALL (made.patterns)
    ) AS having_it ON place / ${blockSize} = block
    GROUP BY block;
  END LOOP;
END
$$;
`;

export const foodSearchBitmapsDown = `
DROP FUNCTION food_search_bitmaps_upkeep();
DROP FUNCTION food_search_crossed(food_search_wanted, text, bigint, integer, food_search_hit, boolean, integer[]);
DROP FUNCTION food_search_placed(food_search_wanted, integer[], bigint, integer[], boolean, integer);
DROP FUNCTION food_search_set_bits(bit varying);
DROP TRIGGER food_search_bitmaps_truncation ON food_search;
DROP FUNCTION food_search_forget_bitmaps();
DROP TABLE food_search_bitmaps;
DROP TABLE food_search_places;
`;
