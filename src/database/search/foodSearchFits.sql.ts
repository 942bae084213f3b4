import { blockSize, sparse } from './foodSearchBitmaps.sql.ts';
import { foodsOfFew } from './foodSearchChanges.sql.ts';

/** A function of its own, because a later migration looks at all conditions and not at the rarest alone. */
export const foodSearchSuitsMany = `
-- Whether so many foods have none of the bits that the leaders of a keyword mostly hold a page of them: one of twelve, if the
-- conditions have nothing to do with each other. Where they have, another way finds them as well.
CREATE OR REPLACE FUNCTION food_search_suits_many(mask bigint) RETURNS boolean
  LANGUAGE sql STABLE
  RETURN coalesce(
    (
      SELECT exp(sum(ln(greatest(fits.foods, 1) / all_foods.foods)))
      FROM food_search_fits AS fits, food_search_frequencies AS all_foods
      WHERE mask >> condition & 1 = 1 AND all_foods.token = '' AND all_foods.foods > 0
    ) >= 1.0 / 12,
    true
  );
`;

/**
 * Which foods suit a diet or are free of an allergen, as bitmaps beside those of words (foodSearchBitmaps.sql.ts): key '!5' for
 * bit 5 of food_search.unfit. Where hardly any food suits somebody, and that is so for most allergies, because few labels are
 * known, all foods that a keyword has would be read to find none; the bitmaps tell the few.
 *
 * A bitmap only says where to look: every food found is compared with its own number. So a food that suits less than before needs no
 * note; one that suits more is noted, and compared by itself until the next upkeep.
 */
export const foodSearchFitsUp = `
-- How many foods suit each condition that not all suit; lost in a crash, as the bitmaps are.
CREATE UNLOGGED TABLE food_search_fits (condition integer PRIMARY KEY, foods integer NOT NULL);

-- A row for each time that a listed food came to suit something, with its length, so that it is looked for in one partition.
CREATE TABLE food_search_fit_changes (food_id integer NOT NULL, length integer NOT NULL);

CREATE FUNCTION food_search_note_fit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.food_search_fit_changes VALUES (NEW.food_id, NEW.length);
  RETURN NULL;
END
$$;
CREATE TRIGGER food_search_fit AFTER UPDATE OF unfit ON food_search_listed
  FOR EACH ROW WHEN (OLD.unfit & ~NEW.unfit <> 0) EXECUTE FUNCTION food_search_note_fit();

-- The foods that came to suit something; NULL when they are too many to be compared one by one.
CREATE FUNCTION food_search_refitted() RETURNS integer[]
  LANGUAGE sql STABLE
AS $$
  ${foodsOfFew('food_search_fit_changes')}
$$;

${foodSearchSuitsMany}
-- The bitmaps of all conditions, block by block: the foods of a block are of few lengths, and are read once for all conditions.
CREATE FUNCTION food_search_fits_upkeep() RETURNS void
  LANGUAGE plpgsql
  SET search_path = public, pg_temp SET max_parallel_workers_per_gather = 0 SET work_mem = '64MB' SET jit = off
AS $$
DECLARE
  met_by_some bigint;
  shortest integer;
  longest integer;
  unfits bigint[];
BEGIN
  -- Before anything is read, so that a change in between is compared once more and not overlooked.
  DELETE FROM food_search_fit_changes;
  DELETE FROM food_search_bitmaps WHERE key ^@ '!';
  DELETE FROM food_search_fits;
  met_by_some := (SELECT bit_or(unfit) FROM food_search_listed WHERE unfit <> -1);
  FOR first_place IN 0 .. (SELECT coalesce(max(place), -1) FROM food_search_places) BY ${blockSize} LOOP
    SELECT min(length), max(length) INTO shortest, longest
    FROM food_search_places WHERE place BETWEEN first_place AND first_place + ${blockSize - 1};
    -- -1, all bits: a food that is not there any more suits nothing.
    unfits := ARRAY(
      SELECT coalesce(food.unfit, -1)
      FROM (SELECT * FROM food_search_places WHERE place BETWEEN first_place AND first_place + ${blockSize - 1}) AS of_block
        LEFT JOIN (
          SELECT food_id, length, unfit FROM food_search_listed WHERE length BETWEEN shortest AND longest
        ) AS food USING (food_id, length)
      ORDER BY place
    );
    INSERT INTO food_search_bitmaps
      SELECT '!' || condition, first_place / ${blockSize},
        CASE WHEN bit_count(bits) > ${sparse} THEN bits END, CASE WHEN bit_count(bits) <= ${sparse} THEN bits END
      FROM generate_series(0, 62) AS condition,
        LATERAL (
          SELECT rpad(string_agg((~unfit >> condition & 1)::text, '' ORDER BY place), ${blockSize}, '0')::bit varying AS bits
          FROM unnest(unfits) WITH ORDINALITY AS food (unfit, place)
        ) AS of_condition
      WHERE met_by_some >> condition & 1 = 1;
  END LOOP;
  INSERT INTO food_search_fits
    SELECT substr(key, 2)::integer, sum(bit_count(coalesce(bits, sparse_bits)))
    FROM food_search_bitmaps WHERE key ^@ '!' GROUP BY key;
END
$$;
`;

export const foodSearchFitsDown = `
DROP FUNCTION food_search_fits_upkeep();
DROP FUNCTION food_search_suits_many(bigint);
DROP FUNCTION food_search_refitted();
DROP TRIGGER food_search_fit ON food_search_listed;
DROP FUNCTION food_search_note_fit();
DROP TABLE food_search_fit_changes;
DROP TABLE food_search_fits;
DELETE FROM food_search_bitmaps WHERE key ^@ '!';
`;
