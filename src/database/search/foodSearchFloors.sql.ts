import { commonKeywords } from './foodSearchFrequencies.sql.ts';
import { searchSettings } from './foodSearchProbe.sql.ts';

/**
 * The first version of what upkeep prepares, since replaced by leaders (foodSearchLeaders.sql.ts), which hold the answers, too.
 *
 * How a total of "at least a thousand" is known without counting: of keywords that were common at the last upkeep, how many
 * foods they had then, less all foods that have stopped being found by some name since. It holds in every snapshot, and
 * where it is too little the foods are counted.
 */
export const foodSearchFloorsUp = `
-- Keywords of one word, in normal form, with foods that had them at the last upkeep: at least so many.
CREATE TABLE food_search_floors (keyword text COLLATE "C" PRIMARY KEY, foods integer NOT NULL);

-- A row for each listed food that was deleted, taken from the list, moved or renamed since the last upkeep.
CREATE TABLE food_search_removals (food_id integer NOT NULL);

CREATE FUNCTION food_search_note_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.food_search_removals VALUES (OLD.food_id);
  RETURN NULL;
END
$$;
-- PostgreSQL deletes a row that it moves to another partition.
CREATE TRIGGER food_search_removal AFTER DELETE ON food_search_listed
  FOR EACH ROW EXECUTE FUNCTION food_search_note_removal();
CREATE TRIGGER food_search_rename AFTER UPDATE OF names ON food_search_listed
  FOR EACH ROW WHEN (OLD.names IS DISTINCT FROM NEW.names) EXECUTE FUNCTION food_search_note_removal();

-- No row is told of when all are removed at once.
CREATE FUNCTION food_search_forget_floors() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM public.food_search_floors;
  RETURN NULL;
END
$$;
CREATE TRIGGER food_search_truncation AFTER TRUNCATE ON food_search
  FOR EACH STATEMENT EXECUTE FUNCTION food_search_forget_floors();

-- So many listed foods match the keyword for sure; NULL when it is not one of the common ones. Not more removals are
-- counted than it takes to make the answer useless.
CREATE FUNCTION food_search_floor(normal text) RETURNS integer
  LANGUAGE sql STABLE
AS $$
  SELECT floor.foods - (SELECT count(*) FROM (SELECT FROM food_search_removals LIMIT floor.foods) AS removed)::integer
  FROM food_search_floors AS floor WHERE floor.keyword = normal
$$;

-- Counts the keywords that many foods of a sample have, every pair of letters and every word; beginnings of a word are on as
-- many foods. Removals are forgotten before anything is counted, so that one in between is taken off twice and not never.
-- By the settings of searches, since a session keeps the plans that it made first.
CREATE FUNCTION food_search_floors_upkeep() RETURNS void
  LANGUAGE plpgsql
  ${searchSettings}
AS $$
DECLARE
  common CONSTANT integer := 1500;
  enough CONSTANT integer := 1200; -- a total needs 1001: some may be removed until the next upkeep
  counted_to CONSTANT integer := 3000;
  listed CONSTANT float8 := (SELECT foods FROM food_search_frequencies WHERE token = '');
  share CONSTANT float8 := least(1, 30000 / greatest(listed, 1));
  candidate text;
  wanted food_search_wanted;
  counted integer;
BEGIN
  DELETE FROM food_search_removals;
  DELETE FROM food_search_floors;
  FOR candidate IN
    ${commonKeywords}
  LOOP
    wanted := food_search_wanted(candidate);
    CONTINUE WHEN wanted.normal IS DISTINCT FROM candidate;
    counted := food_search_count(wanted, food_search_tagged('.', wanted.grams), NULL, NULL, 0, counted_to);
    CONTINUE WHEN counted < enough;
    INSERT INTO food_search_floors
      SELECT left(candidate, length), counted FROM generate_series(1, char_length(candidate)) AS length
      ON CONFLICT (keyword) DO UPDATE SET foods = greatest(food_search_floors.foods, excluded.foods);
  END LOOP;
END
$$;
`;

export const foodSearchFloorsDown = `
DROP FUNCTION food_search_floors_upkeep();
DROP FUNCTION food_search_floor(text);
DROP TRIGGER food_search_truncation ON food_search;
DROP FUNCTION food_search_forget_floors();
DROP TRIGGER food_search_rename ON food_search_listed;
DROP TRIGGER food_search_removal ON food_search_listed;
DROP FUNCTION food_search_note_removal();
DROP TABLE food_search_removals;
DROP TABLE food_search_floors;
`;
