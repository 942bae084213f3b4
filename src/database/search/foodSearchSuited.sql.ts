import { blockSize } from './foodSearchBitmaps.sql.ts';
import { fewCrossing, isWanted } from './foodSearchCrossing.sql.ts';
import { hasMany, searchListed } from './foodSearchListed.sql.ts';
import { searchSettings } from './foodSearchProbe.sql.ts';

/**
 * How a search finds what suits somebody where few foods do. Foods are read in order and passed over when they do not suit, which
 * is fast as long as one of some dozens suits. Where hardly any does, all that the keyword has would be read. Then bitmaps tell
 * the foods that suit and may match: a few of these are read and ranked, all of them; more are read in order until a page is full.
 */
export const foodSearchSuitedUp = `
-- All listed foods that match and have none of the bits, as the bitmaps that there are narrow them down, of conditions, of words and of
-- their letters: how many, where they are few, and the first after a position; hits are NULL when to ask the index is probably
-- faster, or when it cannot be told.
CREATE FUNCTION food_search_suited(
  wanted food_search_wanted, kind_key text, categories integer[], mask bigint, page_size integer, after food_search_hit,
  changed integer[], OUT total integer, OUT hits food_search_hit[]
) LANGUAGE plpgsql STABLE AS $$
DECLARE
  few CONSTANT integer := ${String(fewCrossing)};
  words CONSTANT text[] := string_to_array(wanted.normal, ' ');
  tokens CONSTANT text[] := array_remove(food_search_rarest(wanted.grams, wanted.gram_words) || kind_key, NULL);
  all_foods CONSTANT float8 := (SELECT foods FROM food_search_frequencies WHERE token = '');
  blocks CONSTANT float8 := ceil(all_foods / ${String(blockSize)});
  of_categories CONSTANT float8 := CASE WHEN categories IS NOT NULL THEN (
    SELECT coalesce(sum(foods), 0) FROM food_search_frequencies WHERE token = ANY (food_search_tagged('@', categories::text[]))
  ) END;
  offered CONSTANT float8 := least(food_search_most(tokens), of_categories, all_foods);
  refitted CONSTANT integer[] := food_search_refitted();
  conditions CONSTANT text[] := ARRAY(
    SELECT '!' || condition FROM food_search_fits WHERE mask >> condition & 1 = 1 ORDER BY foods
  );
  -- The rarest are mostly enough: each further bitmap costs as much and leaves out less.
  rarest CONSTANT text[] := conditions[1 : 8];
  keys text[];
  narrowed float8; -- foods that have the words of the bitmaps, whether they suit or not
  many float8; -- of these, so many that suit are found as soon by the index, in order
  crossing food_search_crossing;
BEGIN
  -- A rare keyword is one look into the index, whatever suits.
  IF coalesce(offered, 0) < 1001 OR refitted IS NULL OR conditions = '{}' THEN RETURN; END IF;
  keys := ARRAY(
    SELECT key FROM food_search_bitmaps
    WHERE block = 0 AND key = ANY (rarest || kind_key || food_search_tagged('.', words))
  );
  IF NOT keys @> rarest THEN RETURN; END IF;
  -- Of a word without a bitmap, its letters.
  keys := keys || ARRAY(
    SELECT '.' || gram FROM unnest(wanted.grams, wanted.gram_words) AS wanted_gram (gram, word)
    WHERE '.' || words[word] <> ALL (keys)
      AND EXISTS (SELECT FROM food_search_bitmaps WHERE block = 0 AND key = '.' || gram)
  );
  narrowed := coalesce((
    SELECT min(foods) FROM food_search_frequencies
    WHERE token = ANY (keys || ARRAY(
      SELECT '.' || gram FROM unnest(wanted.grams, wanted.gram_words) AS wanted_gram (gram, word)
      WHERE '.' || words[word] = ANY (keys)
    ))
  ), all_foods);
  many := narrowed / 15;
  -- To cross many bitmaps takes longer than the index does where many suit: some blocks tell.
  IF cardinality(rarest) > 2 AND (food_search_cross(keys, 4)).foods * blocks / ceil(blocks / 4) > many THEN RETURN; END IF;
  crossing := food_search_cross(keys);
  IF crossing.foods > few AND conditions <> rarest THEN
    crossing := food_search_cross_with(crossing, conditions);
  END IF;
  IF crossing.foods > few THEN
    IF crossing.foods > many THEN RETURN; END IF;
    -- The index is faster also where the bitmaps leave more than it has for the keyword. Of a category it costs as many foods as it has to
    -- offer, or, where n of N foods are left by the bitmaps, some 20 N / n until a page is full, and the rest of their partition; to read
    -- n foods at their places takes five times as long each.
    IF (CASE WHEN categories IS NULL THEN narrowed > 2 * offered ELSE crossing.foods > least(sqrt(6 * narrowed), offered / 5) END) THEN
      RETURN;
    END IF;
  END IF;

  crossing.unsure := changed || refitted;
  IF crossing.unsure <> '{}' THEN
    crossing.fresh := ARRAY(
      SELECT ROW(food_search_tier(names, compact, wanted), length, popularity, food_id)::food_search_hit
      FROM (SELECT * FROM food_search_changes UNION SELECT * FROM food_search_fit_changes) AS change
        JOIN food_search_listed USING (food_id, length)
      WHERE ${isWanted}
    );
  END IF;
  IF crossing.foods <= few OR categories IS NOT NULL THEN
    hits := food_search_crossing_all(wanted, kind_key, categories, mask, crossing, 3);
    total := cardinality(hits);
    hits := food_search_merged(hits, '{}', after, page_size);
  ELSE
    hits := food_search_crossing_page(wanted, kind_key, mask, crossing, after, page_size);
  END IF;
END
$$;

-- The best known listed foods of a category that have none of the bits, but for one food; NULL when they are not few, or when it
-- cannot be told. By the settings of searches, since a session keeps the plans that it made first.
CREATE FUNCTION food_search_suited_of_category(wanted_category integer, other_than integer, mask bigint, wanted_foods integer)
RETURNS food_search_hit[] LANGUAGE plpgsql STABLE
  ${searchSettings}
AS $$
DECLARE
  changed CONSTANT integer[] := food_search_changed();
  every_food food_search_wanted;
  suited food_search_hit[];
BEGIN
  IF changed IS NULL THEN RETURN NULL; END IF;
  every_food.has_initials := false;
  every_food.normal := '';
  every_food.words := '{}';
  SELECT hits INTO suited
  FROM food_search_suited(every_food, NULL, ARRAY[wanted_category], mask, NULL, NULL, changed);
  IF suited IS NULL THEN RETURN NULL; END IF;
  RETURN ARRAY(
    SELECT hit FROM unnest(suited) AS hit WHERE (hit).food_id <> other_than
    ORDER BY (hit).popularity DESC, (hit).food_id LIMIT wanted_foods
  );
END
$$;

${searchListed({ looksForSuited: true })}
-- What upkeep prepares for it: again when all else was prepared again, which removed it, and when more than some foods came to suit
-- something.
ALTER FUNCTION food_search_upkeep() RENAME TO food_search_words_and_leaders_upkeep;

CREATE FUNCTION food_search_upkeep() RETURNS void
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM food_search_words_and_leaders_upkeep();
  IF NOT EXISTS (SELECT FROM food_search_bitmaps WHERE key ^@ '!')
    OR ${hasMany('food_search_fit_changes')}
  THEN
    PERFORM food_search_fits_upkeep();
  END IF;
END
$$;
`;

export const foodSearchSuitedDown = `
DROP FUNCTION food_search_upkeep();
ALTER FUNCTION food_search_words_and_leaders_upkeep() RENAME TO food_search_upkeep;
${searchListed({ looksForSuited: false })}DROP FUNCTION food_search_suited_of_category;
DROP FUNCTION food_search_suited;
`;
