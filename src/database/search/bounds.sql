-- Lower bounds: how a total of "at least a thousand" is known without counting. Of keywords that were common at the last
-- refresh, how many foods they had then, less all foods that have stopped being found by some name since. It holds in every
-- snapshot, and where it is too little the foods are counted.

CREATE OR REPLACE FUNCTION food_search_note_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.food_search_removals VALUES (OLD.food_id);
  RETURN NULL;
END
$$;
-- PostgreSQL deletes a row that it moves to another partition.
CREATE OR REPLACE TRIGGER food_search_removal AFTER DELETE ON food_search_listed
  FOR EACH ROW EXECUTE FUNCTION food_search_note_removal();
CREATE OR REPLACE TRIGGER food_search_rename AFTER UPDATE OF names ON food_search_listed
  FOR EACH ROW WHEN (OLD.names IS DISTINCT FROM NEW.names) EXECUTE FUNCTION food_search_note_removal();

-- Whether at least so many listed foods match for sure: those that have a common keyword in which all words are. So 우 and
-- ㅇㅇ are as common as 우유. Not more removals are counted than it takes to make the answer useless.
CREATE OR REPLACE FUNCTION food_search_has_at_least(wanted food_search_wanted, wanted_foods integer) RETURNS boolean
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  has_initials CONSTANT boolean := wanted.has_initials;
  words CONSTANT text[] := wanted.words;
BEGIN
  RETURN EXISTS (
    SELECT FROM food_search_lower_bounds
    WHERE food_search_matches(keyword, has_initials, words)
      AND foods - (SELECT count(*) FROM (SELECT FROM food_search_removals LIMIT 3000) AS removed) >= wanted_foods
  );
END
$$;

-- Counts the keywords that many foods of a sample have, every pair of letters and every word. Removals are forgotten before anything is counted, so that one in between is taken off twice and not never.
-- By the settings of searches, since a session keeps the plans that it made first.
CREATE OR REPLACE FUNCTION food_search_count_keywords() RETURNS void
  LANGUAGE plpgsql
  SET search_path = public, pg_temp
  SET plan_cache_mode = force_generic_plan
  SET enable_seqscan = off
  SET enable_indexscan = off
  SET enable_indexonlyscan = off
  SET max_parallel_workers_per_gather = 0
  SET work_mem = '32MB'
  SET jit = off
AS $$
DECLARE
  common CONSTANT integer := 1500;
  enough CONSTANT integer := 1200; -- a total needs 1001: some may be removed until the next refresh
  counted_to CONSTANT integer := 3000;
  share CONSTANT float8 := least(1, 30000 / greatest((SELECT foods FROM food_search_frequencies WHERE token = ''), 1));
  candidate text;
  wanted food_search_wanted;
  counted integer;
BEGIN
  DELETE FROM food_search_removals;
  DELETE FROM food_search_lower_bounds;
  FOR candidate IN
    SELECT substr(token, 2) FROM food_search_frequencies
    WHERE foods >= common AND token ^@ '.' AND token !~ '[ᄀ-ᄒ]'
    UNION
    SELECT word
    FROM food_search_listed AS food TABLESAMPLE system (100 * share), LATERAL (
      SELECT DISTINCT word FROM string_to_table(translate(food.names, E'\n\t', '  '), ' ') AS word
      WHERE char_length(word) > 2 AND word !~ '[ᄀ-ᄒ]'
    ) AS listed
    GROUP BY word HAVING count(*) >= common * share
  LOOP
    wanted := food_search_wanted(candidate);
    CONTINUE WHEN wanted.normal IS DISTINCT FROM candidate;
    counted := food_search_count(wanted, food_search_tagged('.', wanted.grams), NULL, NULL, 0, counted_to);
    CONTINUE WHEN counted < enough;
    INSERT INTO food_search_lower_bounds VALUES (candidate, counted);
  END LOOP;
END
$$;
