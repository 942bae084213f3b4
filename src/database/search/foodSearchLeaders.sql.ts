import { comparedOneByOne } from './foodSearchChanges.sql.ts';
import { searchSettings } from './foodSearchProbe.sql.ts';

/** Enough for a page of twenty of which nine in ten are passed over, because they do not suit the member who asks. */
const leaders = 300;

/**
 * Keywords that at least `common` listed foods probably have, told by a sample, which holds the `share` of the foods (constants
 * of the function around it), as people type them: one or two letters; beginnings of a word, of three words side by side, and of
 * two, also when these are written as one; any two words, in both orders. Several words are kept when fewer foods have them,
 * because to cross words takes longer, and three in a row are few.
 */
const typedKeywords = String.raw`SELECT substr(token, 2) FROM food_search_frequencies
    WHERE foods >= common AND token ^@ '.' AND token !~ '[ᄀ-ᄒ]'
    UNION
    SELECT keyword
    FROM (
      SELECT DISTINCT food_id, keyword
      FROM food_search_listed AS food TABLESAMPLE system (100 * share), LATERAL (
        SELECT left(typed, size) AS keyword
        FROM string_to_table(food.names, E'\n') AS line, string_to_array(ltrim(line, E'\t '), ' ') AS words,
          unnest(words, words[2:], words[3:]) AS neighbours (word, next, third),
          LATERAL (
            VALUES (word, 3), (word || next, char_length(word) + 1), (word || ' ' || next, char_length(word) + 2),
              (concat_ws(' ', word, next, nullif(third, '')), char_length(word || next) + 3)
          ) AS spelled (typed, shortest),
          generate_series(shortest, char_length(typed)) AS size
        UNION ALL
        SELECT word || ' ' || other
        FROM string_to_array(ltrim(translate(food.names, E'\n\t', '  ')), ' ') AS words,
          unnest(words) AS word, unnest(words) AS other
        WHERE word <> other AND word <> '' AND other <> ''
      ) AS of_food
    ) AS listed
    WHERE keyword !~ '[ᄀ-ᄒ]'
    GROUP BY keyword HAVING count(*) >= share * CASE
      WHEN keyword LIKE '% % %' THEN common_in_a_row WHEN keyword LIKE '% %' THEN common_together ELSE common
    END`;

/**
 * The answers to common keywords, of one word or several, among all foods and among those of a kind: their first foods, in
 * order, and how many foods have them. Finding these costs as much as the keyword is common, and nobody needs more of them
 * than a page or two.
 */
export const foodSearchLeadersUp = `
CREATE TABLE food_search_leaders (
  keyword text COLLATE "C", -- in normal form
  kind text COLLATE "C",    -- as a token; '' for all foods
  foods integer NOT NULL,   -- at least: counted to some thousand
  -- Of the first foods, in order; an array of hits would be three times as large.
  tiers smallint[] NOT NULL,
  lengths integer[] NOT NULL,
  popularities float8[] NOT NULL,
  food_ids integer[] NOT NULL, -- of all foods, where a total may be exact
  PRIMARY KEY (keyword, kind)
);
-- Read far more often than written: not compressed.
ALTER TABLE food_search_leaders ALTER popularities SET STORAGE EXTERNAL, ALTER food_ids SET STORAGE EXTERNAL;

-- So many listed foods match the keyword for sure; NULL when it is not one of the common ones. Not more changes are
-- counted than it takes to make the answer useless.
CREATE FUNCTION food_search_floor(normal text) RETURNS integer
  LANGUAGE sql STABLE
AS $$
  SELECT leader.foods - (SELECT count(*) FROM (SELECT FROM food_search_changes LIMIT leader.foods) AS changes)::integer
  FROM food_search_leaders AS leader WHERE leader.keyword = normal AND leader.kind = ''
$$;

-- The page of a common keyword; hits are NULL when it is not known. The foods that were changed since are left out of what
-- was prepared, and stand where they belong now: a page that the leaders fill is at or before the last of them.
CREATE FUNCTION food_search_led(
  wanted food_search_wanted, kind_key text, mask bigint, page_size integer, after food_search_hit, wants_total boolean,
  changed integer[], OUT total integer, OUT hits food_search_hit[]
) LANGUAGE plpgsql STABLE AS $$
DECLARE
  most CONSTANT integer := 1001; -- a total is exact below
  at_once CONSTANT integer := CASE WHEN mask = 0 AND changed = '{}' THEN page_size ELSE 3 * page_size END;
  leader food_search_leaders;
  fresh food_search_hit[] := '{}';
  stop integer;
  part food_search_hit[];
  page food_search_hit[] := '{}';
BEGIN
  IF wants_total AND mask <> 0 THEN RETURN; END IF;
  SELECT * INTO leader FROM food_search_leaders WHERE keyword = wanted.normal AND kind = coalesce(kind_key, '');
  IF NOT FOUND THEN RETURN; END IF;
  IF changed <> '{}' THEN fresh := food_search_changed_hits(wanted, kind_key, mask); END IF;
  IF wants_total THEN
    total := least(most, CASE
      WHEN changed = '{}' OR leader.foods - cardinality(changed) >= most THEN leader.foods
      ELSE leader.foods - (SELECT count(*) FROM unnest(changed) AS food_id WHERE food_id = ANY (leader.food_ids))
        + cardinality(fresh)
    END);
  END IF;
  FOR start IN 1 .. cardinality(leader.tiers) BY at_once LOOP
    stop := least(start + at_once - 1, cardinality(leader.tiers));
    part := ARRAY(
      SELECT ROW(tier, length, popularity, food_id)::food_search_hit
      FROM unnest(
          leader.tiers[start : stop], leader.lengths[start : stop], leader.popularities[start : stop],
          leader.food_ids[start : stop]
        ) WITH ORDINALITY AS hit (tier, length, popularity, food_id, place)
      WHERE food_id <> ALL (changed)
        AND (after.food_id IS NULL
          OR (tier, length, -popularity, food_id) > (after.tier, after.length, -after.popularity, after.food_id))
      ORDER BY place
    );
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
  IF fresh <> '{}' THEN hits := food_search_merged(hits, fresh, after, page_size); END IF;
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

-- Keeps the leaders of a keyword, if enough foods of the kind have it; tells how many have, counted to some thousand.
CREATE FUNCTION food_search_lead(wanted food_search_wanted, kind_key text) RETURNS integer
  LANGUAGE plpgsql AS $$
DECLARE
  is_several CONSTANT boolean := cardinality(wanted.words) > 1;
  enough CONSTANT integer := CASE cardinality(wanted.words) WHEN 1 THEN 300 WHEN 2 THEN 200 ELSE 60 END;
  counted_to CONSTANT integer := 3000; -- so many may change before the floor of a word is useless
  kept CONSTANT integer := ${String(leaders)};
  -- A total may become exact when as many change as are compared one by one.
  listed_to CONSTANT integer := ${String(1001 + comparedOneByOne)};
  keys CONSTANT text[] := array_remove(food_search_rarest(wanted.grams, wanted.gram_words) || kind_key, NULL);
  looked record;
  counted integer;
  hits food_search_hit[];
BEGIN
  SELECT * INTO looked FROM food_search_look(wanted, keys, NULL, NULL, 0, 3, listed_to + 1, NULL, listed_to);
  counted := looked.matches;
  IF counted < enough THEN RETURN counted; END IF;
  IF counted <= listed_to THEN
    hits := looked.hits;
  ELSE
    IF NOT is_several THEN counted := food_search_count(wanted, keys, NULL, NULL, 0, counted_to); END IF;
    SELECT found.hits INTO hits FROM food_search_by_index(wanted, kind_key, NULL, 0, kept, NULL, false) AS found;
  END IF;
  INSERT INTO food_search_leaders
    SELECT wanted.normal, coalesce(kind_key, ''), counted, (array_agg(tier))[1 : kept], (array_agg(length))[1 : kept],
      (array_agg(popularity))[1 : kept], array_agg(food_id)
    FROM unnest(hits);
  RETURN counted;
END
$$;

-- Asks for the common keywords what a search without leaders answers; for single words that most foods have, of each kind, too.
-- By the settings of searches, since a session keeps the plans that it made first.
CREATE FUNCTION food_search_leaders_upkeep() RETURNS void
  LANGUAGE plpgsql
  ${searchSettings}
AS $$
DECLARE
  common CONSTANT integer := 240;          -- in the sample, which may be wrong by as much
  common_together CONSTANT integer := 160; -- two words
  common_in_a_row CONSTANT integer := 60;  -- three
  common_of_kinds CONSTANT integer := 3000;
  listed CONSTANT float8 := (SELECT foods FROM food_search_frequencies WHERE token = '');
  share CONSTANT float8 := least(1, 30000 / greatest(listed, 1));
  common_keyword text;
  wanted food_search_wanted;
  counted integer;
BEGIN
  DELETE FROM food_search_leaders;
  FOR common_keyword IN ${typedKeywords} LOOP
    wanted := food_search_wanted(common_keyword);
    CONTINUE WHEN wanted.normal IS DISTINCT FROM common_keyword;
    counted := food_search_lead(wanted, NULL);
    IF counted >= common_of_kinds AND cardinality(wanted.words) = 1 THEN
      PERFORM food_search_lead(wanted, token) FROM food_search_frequencies WHERE token ^@ '#';
    END IF;
  END LOOP;
END
$$;
`;

/** Functions by their names alone: the first version of this had other parameters, and one function less. */
export const foodSearchLeadersDown = `
DROP FUNCTION food_search_leaders_upkeep;
DROP FUNCTION IF EXISTS food_search_lead;
DROP FUNCTION food_search_merged;
DROP FUNCTION food_search_led;
DROP FUNCTION food_search_floor;
DROP TABLE food_search_leaders;
`;
