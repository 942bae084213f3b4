import { crossKeys, isWanted } from './foodSearchCrossed.sql.ts';
import { hasMany, searchListed } from './foodSearchListed.sql.ts';
import { searchByIndex } from './foodSearchPage.sql.ts';
import { searchSettings } from './foodSearchProbe.sql.ts';

/**
 * How a search finds what suits somebody where few foods do. Foods are read in order and passed over when they do not suit, which
 * is fast as long as one of some dozens suits. Where hardly any does, all that the keyword has would be read. Then bitmaps tell
 * the foods that suit and may match: a few of these are read and ranked, all of them; more are read in order until a page is full.
 */
export const foodSearchSuitedUp = `
-- Where the foods are that suit somebody and may match, by the bitmaps: the blocks that have any, with their bits and how many these are.
-- The foods that bitmaps say nothing of, since they changed, and those of them that match and suit now.
CREATE TYPE food_search_suiting AS (
  blocks integer[], bits bit varying[], sizes integer[], unsure integer[], fresh food_search_hit[]
);

-- All listed foods that match and have none of the bits, when they are few: how many, and the first after a position; hits are NULL when
-- they are not, and suited tells then where they are, if that makes it faster to read them in order. The bitmaps that there are narrow
-- it down, of conditions, of words and of letters; what they leave is compared.
CREATE FUNCTION food_search_suited(
  wanted food_search_wanted, kind_key text, categories integer[], mask bigint, page_size integer, after food_search_hit,
  changed integer[], OUT total integer, OUT hits food_search_hit[], OUT suited food_search_suiting
) LANGUAGE plpgsql STABLE AS $$
DECLARE
  few CONSTANT integer := 100;
  tokens CONSTANT text[] := array_remove(food_search_rarest(wanted.grams, wanted.gram_words) || kind_key, NULL);
  all_foods CONSTANT float8 := (SELECT foods FROM food_search_frequencies WHERE token = '');
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
  unsure CONSTANT integer[] := changed || refitted;
  keys text[];
  narrowed float8; -- foods that have the words of the bitmaps, whether they suit or not
  crossing integer;
  blocks integer[];
  bits bit varying[];
  sizes integer[];
  fresh food_search_hit[] := '{}';
BEGIN
  -- A rare keyword is one look into the index, whatever suits.
  IF coalesce(offered, 0) < 1001 OR refitted IS NULL OR conditions = '{}' THEN RETURN; END IF;
  keys := ARRAY(
    SELECT key FROM food_search_bitmaps
    WHERE block = 0 AND key = ANY (
      rarest || kind_key || food_search_tagged('.', wanted.grams || string_to_array(wanted.normal, ' '))
    )
  );
  IF NOT keys @> rarest THEN RETURN; END IF;
  ${crossKeys}
  IF crossing > few AND conditions <> rarest THEN
    keys := keys || conditions;
    ${crossKeys}
  END IF;
  narrowed := coalesce((SELECT min(foods) FROM food_search_frequencies WHERE token = ANY (keys)), all_foods);
  -- Of a category, to read in order costs as many foods as the index has to offer, or, where n of N foods are left by the bitmaps,
  -- some 20 N / n until a page is full, and the rest of their partition; to read n foods at their places takes five times as long each.
  IF crossing > (CASE WHEN categories IS NULL THEN few ELSE least(sqrt(6 * narrowed), offered / 5) END) THEN
    -- Where many suit, or the bitmaps have less than the index has, the index has a page of them as soon.
    IF categories IS NOT NULL OR crossing * 15 > narrowed OR narrowed > 2 * offered THEN RETURN; END IF;
  END IF;

  IF unsure <> '{}' THEN
    fresh := ARRAY(
      SELECT ROW(food_search_tier(names, compact, wanted), length, popularity, food_id)::food_search_hit
      FROM (SELECT * FROM food_search_changes UNION SELECT * FROM food_search_fit_changes) AS change
        JOIN food_search_listed USING (food_id, length)
      WHERE ${isWanted}
    );
  END IF;
  IF categories IS NULL AND crossing > few THEN
    suited := ROW(blocks, bits, sizes, unsure, fresh);
    RETURN;
  END IF;
  hits := fresh;
  IF crossing > 0 THEN
    hits := hits || food_search_ranked(wanted, kind_key, categories, mask, food_search_places_of(blocks, bits), unsure);
  END IF;
  total := cardinality(hits);
  hits := food_search_merged(hits, '{}', after, page_size);
END
$$;

-- The first foods of a tier after a position, of those that suit; NULL when it cannot be told. Foods of the first tiers have the token
-- of the tier, and the words side by side.
CREATE FUNCTION food_search_suited_of_tier(
  wanted food_search_wanted, wanted_tier integer, tier_key text, kind_key text, mask bigint, suited food_search_suiting,
  after food_search_hit, page_size integer
) RETURNS food_search_hit[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  keys text[];
  after_place integer := -1;
BEGIN
  IF after.tier = wanted_tier THEN
    after_place := food_search_place_after(after, suited.unsure);
    IF after_place IS NULL THEN RETURN NULL; END IF;
  END IF;
  IF wanted_tier < 3 THEN
    keys := ARRAY(
      SELECT key FROM food_search_bitmaps
      WHERE block = 0 AND key = ANY (
        CASE WHEN cardinality(wanted.words) = 1 THEN '{}' ELSE food_search_tagged('.', wanted.phrase) END || tier_key
      )
    );
    IF tier_key <> ALL (keys) THEN RETURN NULL; END IF;
    SELECT array_agg(block), array_agg(of_tier), array_agg(bit_count(of_tier))
      INTO suited.blocks, suited.bits, suited.sizes
    FROM (
      SELECT block, bits & (
          SELECT bit_and(coalesce(of_key.bits, of_key.sparse_bits)) FROM food_search_bitmaps AS of_key
          WHERE of_key.block = suiting.block AND key = ANY (keys)
        ) AS of_tier
      FROM unnest(suited.blocks, suited.bits) AS suiting (block, bits)
      OFFSET 0
    ) AS all_blocks
    WHERE bit_count(of_tier) > 0;
  END IF;
  RETURN food_search_merged(
    food_search_crossed_places(
      wanted, kind_key, wanted_tier, coalesce(suited.blocks, '{}'), suited.bits, suited.sizes, after_place, suited.unsure, mask, page_size
    ),
    ARRAY(SELECT hit FROM unnest(suited.fresh) AS hit WHERE (hit).tier = wanted_tier),
    after, page_size
  );
END
$$;

DROP FUNCTION food_search_by_index;
${searchByIndex({ name: 'food_search_by_index', walksSuited: true })}
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

/** Functions by their names alone, and those of the first version of this, too. */
export const foodSearchSuitedDown = `
DROP FUNCTION food_search_upkeep();
ALTER FUNCTION food_search_words_and_leaders_upkeep() RENAME TO food_search_upkeep;
DROP FUNCTION food_search_by_index;
${searchByIndex({ name: 'food_search_by_index', walksSuited: false })}
${searchListed({ looksForSuited: false })}DROP FUNCTION food_search_suited_of_category;
DROP FUNCTION IF EXISTS food_search_suited_of_tier;
DROP FUNCTION food_search_suited;
DROP TYPE IF EXISTS food_search_suiting;
`;
