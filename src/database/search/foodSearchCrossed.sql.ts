import { blockSize } from './foodSearchBitmaps.sql.ts';
import { foodSearchCrossingDown, foodSearchCrossingUp } from './foodSearchCrossing.sql.ts';

/** How keywords of several common words, of a kind, and of initial consonants are answered by bitmaps. */
export const foodSearchCrossedUp = `${foodSearchCrossingUp}
-- The page of words that all have bitmaps, which tell how many foods have them, too; hits are NULL when it cannot be told.
CREATE FUNCTION food_search_crossed(
  wanted food_search_wanted, kind_key text, mask bigint, page_size integer, after food_search_hit, wants_total boolean,
  changed integer[], OUT total integer, OUT hits food_search_hit[]
) LANGUAGE plpgsql STABLE AS $$
DECLARE
  most CONSTANT integer := 1001; -- a total is exact below
  keys CONSTANT text[] := ARRAY(
    SELECT DISTINCT unnest(array_remove(food_search_tagged('.', string_to_array(wanted.normal, ' ')) || kind_key, NULL))
  );
  crossing food_search_crossing;
BEGIN
  IF wants_total AND mask <> 0 THEN RETURN; END IF;
  IF (SELECT count(*) FROM food_search_bitmaps WHERE key = ANY (keys) AND block = 0) < cardinality(keys) THEN RETURN; END IF;
  crossing := food_search_cross(keys);
  IF changed <> '{}' THEN
    crossing.unsure := changed;
    crossing.fresh := food_search_changed_hits(wanted, kind_key, mask);
  END IF;
  IF wants_total THEN
    total := least(most, CASE
      WHEN changed = '{}' OR crossing.foods - cardinality(changed) >= most THEN crossing.foods
      ELSE crossing.foods - food_search_crossing_of(keys, changed) + cardinality(crossing.fresh)
    END);
  END IF;
  hits := food_search_crossing_page(wanted, kind_key, mask, crossing, after, page_size);
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

/** Functions by their names alone, and those of the first versions of this, too. */
export const foodSearchCrossedDown = `
DROP FUNCTION food_search_crossed;
DROP FUNCTION food_search_crossing_of;
DROP FUNCTION IF EXISTS food_search_crossed_places;
DROP FUNCTION IF EXISTS food_search_placed;
DROP FUNCTION IF EXISTS food_search_crossing;
${foodSearchCrossingDown}`;
