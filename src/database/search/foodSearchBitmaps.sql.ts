import { commonKeywords } from './foodSearchFrequencies.sql.ts';

/** Bits of a row: two rows of this many fit a page of 8 kB. */
export const blockSize = 31_000;
/** Set bits of a block that is compressed. */
export const sparse = 100;

/** A function of its own, because a later migration has it make more bitmaps. */
export const foodSearchBitmapsUpkeep = `
-- Words that begin a word of many foods, and tokens of letters: one of a thousand foods has them; rarer ones the index finds as fast,
-- and of three letters it has only initials. Of kinds and of beginnings, all tokens that are not rare: to look for one of some
-- hundred foods among those that suit costs a millisecond. Many at once, so that the places are not read for each; bits are set as they
-- come, since to sort them takes as long as to find them. No loop is right here but that over the keys, which needs one.
CREATE OR REPLACE FUNCTION food_search_bitmaps_upkeep() RETURNS void
  LANGUAGE plpgsql
  SET search_path = public, pg_temp SET enable_nestloop = off SET enable_sort = off SET max_parallel_workers_per_gather = 0
  SET work_mem = '64MB' SET jit = off
AS $$
DECLARE
  at_once CONSTANT integer := 200;
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
    UNION
    SELECT token FROM food_search_frequencies
    WHERE token ~ '^[#^_=]' OR foods >= common AND token ^@ '.' AND (char_length(token) < 4 OR token ~ '[ᄀ-ᄒ]')
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
          LATERAL (
            SELECT CASE WHEN key ^@ '.' AND char_length(key) > 3 AND key !~ '[ᄀ-ᄒ]' THEN food_search_wanted(substr(key, 2)) END AS wanted
            OFFSET 0
          ) AS typed,
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

-- The bits at these places: food_search_bitmap(place, 1).
CREATE AGGREGATE food_search_bitmap(integer, integer) (SFUNC = set_bit, STYPE = bit, INITCOND = '${'0'.repeat(blockSize)}');

${foodSearchBitmapsUpkeep}`;

export const foodSearchBitmapsDown = `
DROP FUNCTION food_search_bitmaps_upkeep();
DROP AGGREGATE food_search_bitmap(integer, integer);
DROP TABLE food_search_bitmaps;
DROP TABLE food_search_places;
`;
