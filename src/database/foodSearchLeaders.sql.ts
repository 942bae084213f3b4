import { commonKeywords } from './foodSearchFrequencies.sql.ts';
import { searchSettings } from './foodSearchProbe.sql.ts';

/** Enough for a page of twenty of which nine in ten are passed over, because they do not suit the member who asks. */
const leaders = 300;

/** Two words that stand side by side in a field of a third as many foods: apart, they are on many more. */
const commonPairs = String.raw`SELECT pair
    FROM food_search_listed AS food TABLESAMPLE system (100 * share), LATERAL (
      SELECT DISTINCT one || ' ' || next AS pair
      FROM string_to_table(food.names, E'\n') AS line, string_to_array(ltrim(line, E'\t '), ' ') AS words,
        unnest(words, words[2:]) AS neighbours (one, next)
      WHERE next <> '' AND line !~ '[ᄀ-ᄒ]'
    ) AS listed
    GROUP BY pair HAVING count(*) >= common * share / 3`;

/**
 * The answers to common keywords, of one word or two that often stand together: their first foods, in order, and how many
 * foods have them at least. Finding these costs as much as the keyword is common, and nobody needs more of them than a page
 * or two.
 */
export const foodSearchLeadersUp = `
CREATE TABLE food_search_leaders (
  keyword text COLLATE "C" PRIMARY KEY, -- in normal form
  foods integer NOT NULL,
  hits food_search_hit[] NOT NULL
);
-- Read far more often than written, and to compress it saves little: not compressed.
ALTER TABLE food_search_leaders ALTER hits SET STORAGE EXTERNAL;

-- So many listed foods match the keyword for sure; NULL when it is not one of the common ones. Not more changes are
-- counted than it takes to make the answer useless.
CREATE FUNCTION food_search_floor(normal text) RETURNS integer
  LANGUAGE sql STABLE
AS $$
  SELECT leader.foods - (SELECT count(*) FROM (SELECT FROM food_search_changes LIMIT leader.foods) AS changes)::integer
  FROM food_search_leaders AS leader WHERE leader.keyword = normal
$$;

-- The page of a common keyword; hits are NULL when it is not known. The foods that were changed since are left out of what
-- was prepared, and stand where they belong now: a page that the leaders fill is at or before the last of them.
CREATE FUNCTION food_search_led(
  wanted food_search_wanted, mask bigint, page_size integer, after food_search_hit, wants_total boolean, changed integer[],
  OUT total integer, OUT hits food_search_hit[]
) LANGUAGE plpgsql STABLE AS $$
DECLARE
  most CONSTANT integer := 1001; -- a total is exact below
  at_once CONSTANT integer := 3 * page_size;
  leader food_search_leaders;
  part food_search_hit[];
  page food_search_hit[] := '{}';
BEGIN
  SELECT * INTO leader FROM food_search_leaders WHERE keyword = wanted.normal;
  IF NOT FOUND THEN RETURN; END IF;
  IF wants_total THEN
    IF mask <> 0 OR leader.foods - cardinality(changed) < most THEN RETURN; END IF;
    total := most;
  END IF;
  FOR start IN 1 .. cardinality(leader.hits) BY at_once LOOP
    part := leader.hits[start : start + at_once - 1];
    IF after IS NOT NULL OR changed <> '{}' THEN
      part := ARRAY(
        SELECT ROW(tier, length, popularity, food_id)::food_search_hit
        FROM unnest(part) WITH ORDINALITY AS hit (tier, length, popularity, food_id, place)
        WHERE food_id <> ALL (changed)
          AND (after.food_id IS NULL
            OR (tier, length, -popularity, food_id) > (after.tier, after.length, -after.popularity, after.food_id))
        ORDER BY place
      );
    END IF;
    IF mask <> 0 THEN
      part := ARRAY(
        SELECT ROW(hit.tier, hit.length, hit.popularity, hit.food_id)::food_search_hit
        FROM unnest(part) WITH ORDINALITY AS hit (tier, length, popularity, food_id, place)
          JOIN food_search_listed AS food ON food.food_id = hit.food_id AND food.length = hit.length
        WHERE (food.unfit & mask) = 0
        ORDER BY hit.place
      );
    END IF;
    page := page || part;
    EXIT WHEN cardinality(page) >= page_size;
  END LOOP;
  IF cardinality(page) < page_size THEN RETURN; END IF;
  hits := page[1 : page_size];
  IF changed <> '{}' THEN
    hits := food_search_merged(hits, food_search_changed_hits(wanted, NULL, mask), after, page_size);
  END IF;
END
$$;

-- The first of two lists of hits that stand after a position, in order.
CREATE FUNCTION food_search_merged(
  one food_search_hit[], other food_search_hit[], after food_search_hit, page_size integer
) RETURNS food_search_hit[] LANGUAGE sql IMMUTABLE
AS $$
  SELECT ARRAY(
    SELECT ROW(tier, length, popularity, food_id)::food_search_hit FROM unnest(one || other)
    WHERE (after).food_id IS NULL
      OR (tier, length, -popularity, food_id) > ((after).tier, (after).length, -(after).popularity, (after).food_id)
    ORDER BY tier, length, popularity DESC, food_id
    LIMIT page_size
  )
$$;

-- Asks for the common keywords and all their beginnings, as people type them, what a search without leaders answers. By the
-- settings of searches, since a session keeps the plans that it made first.
CREATE FUNCTION food_search_leaders_upkeep() RETURNS void
  LANGUAGE plpgsql
  ${searchSettings}
AS $$
DECLARE
  common CONSTANT integer := 800;      -- in the sample, which may be wrong by as much
  enough CONSTANT integer := 1001;     -- a total says no more
  counted_to CONSTANT integer := 3000; -- so many may change before a count is useless
  listed CONSTANT float8 := (SELECT foods FROM food_search_frequencies WHERE token = '');
  share CONSTANT float8 := least(1, 30000 / greatest(listed, 1));
  typed text;
  wanted food_search_wanted;
  counted integer;
BEGIN
  DELETE FROM food_search_leaders;
  FOR typed IN
    SELECT DISTINCT left(keyword, size)
    FROM (${commonKeywords} UNION ${commonPairs}) AS common_keyword (keyword),
      generate_series(1, char_length(keyword)) AS size
  LOOP
    wanted := food_search_wanted(typed);
    CONTINUE WHEN wanted.normal IS DISTINCT FROM typed;
    counted := food_search_count(wanted, food_search_tagged('.', wanted.grams), NULL, NULL, 0, counted_to);
    CONTINUE WHEN counted < enough;
    INSERT INTO food_search_leaders
      SELECT typed, counted, hits FROM food_search_by_index(wanted, NULL, NULL, 0, ${String(leaders)}, NULL, false);
  END LOOP;
END
$$;
`;

export const foodSearchLeadersDown = `
DROP FUNCTION food_search_leaders_upkeep();
DROP FUNCTION food_search_merged(food_search_hit[], food_search_hit[], food_search_hit, integer);
DROP FUNCTION food_search_led(food_search_wanted, bigint, integer, food_search_hit, boolean, integer[]);
DROP FUNCTION food_search_floor(text);
DROP TABLE food_search_leaders;
`;
