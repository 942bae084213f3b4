import { pageOfSeen, searchSettings } from './foodSearchProbe.sql.ts';

/**
 * The search itself: what is looked up in which order, so that a word on a tenth of all names costs little more than a
 * rare one. The result is exact whatever the frequencies say; they only choose the way.
 */

export const foodSearchPageUp = String.raw`
-- The listed foods of a search: those of a rare keyword in one look; those of a common one tier by tier and length by
-- length until the page is full, then counted until a total says "at least".
CREATE FUNCTION food_search_of_listed(
  wanted food_search_wanted, kind_key text, categories integer[], mask bigint, page_size integer, after food_search_hit,
  wants_total boolean, OUT total integer, OUT hits food_search_hit[]
) LANGUAGE plpgsql STABLE AS $$
DECLARE
  most CONSTANT integer := 1001;        -- a total is exact below; fewer foods are read and sorted at once
  few_of_tier CONSTANT integer := 300;  -- so many of one tier
  longest CONSTANT integer := 2147483647;
  starts CONSTANT integer[] := food_search_bands();
  keys CONSTANT text[] := array_remove(food_search_rarest(wanted.grams, wanted.gram_words) || kind_key, NULL);
  category_keys CONSTANT text[] := food_search_tagged('@', categories::text[]);
  of_any_category CONSTANT float8 := food_search_estimate(wanted, kind_key, NULL);
  estimate CONSTANT float8 :=
    CASE WHEN categories IS NULL THEN of_any_category ELSE food_search_estimate(wanted, kind_key, category_keys) END;
  -- One word or several written as one.
  phrase_keys CONSTANT text[] := CASE WHEN cardinality(wanted.words) = 1 THEN keys ELSE array_remove(
    food_search_rarest(wanted.phrase, array_fill(1, ARRAY[cardinality(wanted.phrase)])) || kind_key, NULL
  ) END;
  is_common boolean;
  first_tier integer := coalesce(after.tier, 0);
  tier_key text;
  looked record;
  band integer;
BEGIN
  hits := '{}';
  -- What is probably common is counted first: the total is needed anyway, and tells when it is rare after all.
  is_common := coalesce(estimate, 0) >= most;
  IF is_common AND wants_total THEN
    total := CASE
      WHEN kind_key IS NULL AND categories IS NULL AND mask = 0 AND food_search_floor(wanted.normal) >= most THEN most
      ELSE food_search_count(wanted, keys, categories, category_keys, mask, most)
    END;
    IF total = 0 THEN RETURN; END IF;
    is_common := total >= most;
  END IF;
  IF NOT is_common THEN
    SELECT * INTO looked
    FROM food_search_look(
      wanted, keys, categories, CASE WHEN of_any_category >= most THEN category_keys END, mask, 3, most, after, page_size
    );
    total := looked.matches;
    IF total < most THEN
      hits := looked.hits;
      RETURN;
    END IF;
  END IF;

  -- Words that are common each are rarely side by side: then one look is all of the tiers in which they are.
  IF first_tier < 3 AND food_search_most(phrase_keys) < few_of_tier THEN
    SELECT * INTO looked
    FROM food_search_look(wanted, phrase_keys, categories, NULL, mask, 2, most, after, page_size);
    IF looked.matches < most THEN
      hits := looked.hits;
      first_tier := 3;
    END IF;
  END IF;
  -- Who equals the keyword starts with it, too: a few starts are one look for both tiers.
  IF first_tier < 2 AND food_search_most(ARRAY['^' || wanted.head]) < few_of_tier THEN
    SELECT * INTO looked
    FROM food_search_look(
      wanted, array_remove(ARRAY['^' || wanted.head, kind_key], NULL), categories, NULL, mask, 1, most, after, page_size
    );
    IF looked.matches < most THEN
      hits := looked.hits;
      first_tier := 2;
    END IF;
  END IF;
  <<walk>>
  FOR tier IN first_tier .. 3 LOOP
    EXIT walk WHEN cardinality(hits) >= page_size;
    tier_key := CASE tier
      WHEN 0 THEN '=' || wanted.size || ':' || wanted.head
      WHEN 1 THEN '^' || wanted.head
      WHEN 2 THEN '_' || wanted.head
    END;
    -- Most tiers are small: one look for all lengths, by the token of the tier, since every further one costs as much.
    IF tier < 3 AND food_search_most(ARRAY[tier_key]) < few_of_tier THEN
      hits := hits || food_search_of_tier(
        wanted, tier, array_remove(ARRAY[tier_key, kind_key], NULL), categories, NULL, 0, longest, mask, after,
        page_size - cardinality(hits)
      );
      CONTINUE walk;
    END IF;
    FOR band IN CASE WHEN tier = after.tier THEN width_bucket(after.length, starts) ELSE 1 END .. cardinality(starts) LOOP
      hits := hits || food_search_of_tier(
        wanted, tier, CASE WHEN tier = 3 THEN keys ELSE phrase_keys || tier_key END, categories, category_keys,
        starts[band], coalesce(starts[band + 1] - 1, longest), mask, after, page_size - cardinality(hits)
      );
      EXIT walk WHEN cardinality(hits) >= page_size;
    END LOOP;
  END LOOP;
END
$$;

CREATE FUNCTION food_search_page(
  keyword text, wanted_kind text, wanted_category integer, viewer integer, mask bigint, page_size integer,
  after food_search_hit, wants_total boolean DEFAULT true,
  OUT total integer, OUT is_category_known boolean, OUT hits food_search_hit[]
) LANGUAGE plpgsql STABLE
  ${searchSettings}
AS $$
#variable_conflict use_column
DECLARE
  wanted CONSTANT food_search_wanted := food_search_wanted(keyword);
  categories integer[];
  own food_search_hit[] := '{}';
  listed_total integer := 0;
  listed_hits food_search_hit[] := '{}';
BEGIN
  total := 0;
  hits := '{}';
  IF wanted_category IS NOT NULL THEN
    -- UNION, so that it ends when categories are in a circle.
    categories := ARRAY(
      WITH RECURSIVE tree AS (
        SELECT id FROM food_categories WHERE id = wanted_category
        UNION
        SELECT child.id FROM food_categories AS child JOIN tree ON child.parent_id = tree.id
      )
      SELECT id FROM tree
    );
  END IF;
  is_category_known := wanted_category IS NULL OR cardinality(categories) > 0;
  IF wanted.size IS NULL OR NOT is_category_known THEN RETURN; END IF;

  -- What the member entered is nothing that others search: a few hundred foods at most, read one by one.
  IF viewer IS NOT NULL AND coalesce(wanted_kind, 'custom') = 'custom' THEN
    WITH seen AS MATERIALIZED (
      SELECT food_search_tier(names, compact, wanted) AS tier, length, popularity, food_id
      FROM food_search_unlisted
      WHERE owner_id = viewer AND kind = 'custom' AND NOT is_trashed
        AND (categories IS NULL OR category_id = ANY (categories))
        AND food_search_matches(compact, wanted)
        AND (unfit & mask) = 0
    )
    SELECT (SELECT count(*) FROM seen), ${pageOfSeen} INTO total, own;
  END IF;
  IF wanted_kind IS DISTINCT FROM 'custom' THEN
    SELECT listed.total, listed.hits INTO listed_total, listed_hits
    FROM food_search_of_listed(
      wanted, '#' || wanted_kind, categories, mask, page_size, after, wants_total
    ) AS listed;
  END IF;
  total := CASE WHEN wants_total THEN least(total + listed_total, 1001) END;
  hits := CASE WHEN own = '{}' THEN listed_hits ELSE ARRAY(
    SELECT hit FROM unnest(own || listed_hits) AS hit
    ORDER BY (hit).tier, (hit).length, (hit).popularity DESC, (hit).food_id LIMIT page_size
  ) END;
END
$$;
`;

export const foodSearchPageDown = `
DROP FUNCTION food_search_page(text, text, integer, integer, bigint, integer, food_search_hit, boolean);
DROP FUNCTION food_search_of_listed(food_search_wanted, text, integer[], bigint, integer, food_search_hit, boolean);
`;
