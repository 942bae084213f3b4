import { crossKeys, isWanted } from './foodSearchCrossed.sql.ts';
import { searchSettings } from './foodSearchProbe.sql.ts';

/**
 * How a search finds what suits somebody where few foods do. Foods are read in order and passed over when they do not suit, which
 * is fast as long as one of some dozens suits. Where hardly any does, all that the keyword has would be read. Then bitmaps tell
 * the foods that suit and may match; these few are read and ranked, all of them.
 */
export const foodSearchSuitedUp = `
-- All listed foods that match and have none of the bits: how many, and the first after a position; hits are NULL when they are not
-- few, or when it cannot be told. The bitmaps that there are narrow it down, of conditions, of words and their rarest grams; what they
-- leave is compared.
CREATE FUNCTION food_search_suited(
  wanted food_search_wanted, kind_key text, categories integer[], mask bigint, page_size integer, after food_search_hit,
  OUT total integer, OUT hits food_search_hit[]
) LANGUAGE plpgsql STABLE AS $$
DECLARE
  few CONSTANT integer := 1000;
  changed integer[] := food_search_changed();
  refitted CONSTANT integer[] := food_search_refitted();
  -- The rarest are enough: each further bitmap costs as much and leaves out less.
  conditions CONSTANT text[] := ARRAY(
    SELECT '!' || condition FROM food_search_fits WHERE mask >> condition & 1 = 1 ORDER BY foods LIMIT 8
  );
  keys text[];
  crossing integer;
  blocks integer[];
  bits bit varying[];
  sizes integer[];
BEGIN
  IF changed IS NULL OR refitted IS NULL OR conditions = '{}' THEN RETURN; END IF;
  changed := changed || refitted;
  keys := ARRAY(
    SELECT key FROM food_search_bitmaps
    WHERE block = 0 AND key = ANY (
      conditions || food_search_tagged('.', string_to_array(wanted.normal, ' '))
        || food_search_rarest(wanted.grams, wanted.gram_words) || kind_key
    )
  );
  IF NOT keys @> conditions THEN RETURN; END IF;
  ${crossKeys}
  IF crossing > few THEN RETURN; END IF;
  hits := '{}';
  IF crossing > 0 THEN
    hits := food_search_ranked(wanted, kind_key, categories, mask, food_search_places_of(blocks, bits), changed);
  END IF;
  IF changed <> '{}' THEN
    hits := hits || ARRAY(
      SELECT ROW(food_search_tier(names, compact, wanted), length, popularity, food_id)::food_search_hit
      FROM (SELECT * FROM food_search_changes UNION SELECT * FROM food_search_fit_changes) AS change
        JOIN food_search_listed USING (food_id, length)
      WHERE ${isWanted}
    );
  END IF;
  total := cardinality(hits);
  hits := food_search_merged(hits, '{}', after, page_size);
END
$$;

-- The best known listed foods of a category that have none of the bits, but for one food; NULL when they are not few, or when it
-- cannot be told. By the settings of searches, since a session keeps the plans that it made first.
CREATE FUNCTION food_search_suited_of_category(wanted_category integer, other_than integer, mask bigint, wanted_foods integer)
RETURNS food_search_hit[] LANGUAGE plpgsql STABLE
  ${searchSettings}
AS $$
DECLARE
  every_food food_search_wanted;
  suited food_search_hit[];
BEGIN
  every_food.has_initials := false;
  every_food.normal := '';
  every_food.words := '{}';
  SELECT hits INTO suited FROM food_search_suited(every_food, NULL, ARRAY[wanted_category], mask, NULL, NULL);
  IF suited IS NULL THEN RETURN NULL; END IF;
  RETURN ARRAY(
    SELECT hit FROM unnest(suited) AS hit WHERE (hit).food_id <> other_than
    ORDER BY (hit).popularity DESC, (hit).food_id LIMIT wanted_foods
  );
END
$$;

ALTER FUNCTION food_search_of_listed(food_search_wanted, text, integer[], bigint, integer, food_search_hit, boolean)
  RENAME TO food_search_sieved;

-- The listed foods of a search: where few of them suit, these; else all that are found, without those that do not suit.
CREATE FUNCTION food_search_of_listed(
  wanted food_search_wanted, kind_key text, categories integer[], mask bigint, page_size integer, after food_search_hit,
  wants_total boolean, OUT total integer, OUT hits food_search_hit[]
) LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF mask <> 0 THEN
    SELECT suited.total, suited.hits INTO total, hits
    FROM food_search_suited(wanted, kind_key, categories, mask, page_size, after) AS suited;
    IF hits IS NOT NULL THEN RETURN; END IF;
  END IF;
  SELECT sieved.total, sieved.hits INTO total, hits
  FROM food_search_sieved(wanted, kind_key, categories, mask, page_size, after, wants_total) AS sieved;
END
$$;

-- What upkeep prepares for it: again when all else was prepared again, which removed it, and when more than some foods came to suit
-- something.
ALTER FUNCTION food_search_upkeep() RENAME TO food_search_words_and_leaders_upkeep;

CREATE FUNCTION food_search_upkeep() RETURNS void
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM food_search_words_and_leaders_upkeep();
  IF NOT EXISTS (SELECT FROM food_search_bitmaps WHERE key ^@ '!')
    OR (SELECT count(*) FROM (SELECT FROM food_search_fit_changes LIMIT 21) AS changes) > 20
  THEN
    PERFORM food_search_fits_upkeep();
  END IF;
END
$$;
`;

export const foodSearchSuitedDown = `
DROP FUNCTION food_search_upkeep();
ALTER FUNCTION food_search_words_and_leaders_upkeep() RENAME TO food_search_upkeep;
DROP FUNCTION food_search_of_listed(food_search_wanted, text, integer[], bigint, integer, food_search_hit, boolean);
ALTER FUNCTION food_search_sieved(food_search_wanted, text, integer[], bigint, integer, food_search_hit, boolean)
  RENAME TO food_search_of_listed;
DROP FUNCTION food_search_suited_of_category(integer, integer, bigint, integer);
DROP FUNCTION food_search_suited(food_search_wanted, text, integer[], bigint, integer, food_search_hit);
`;
