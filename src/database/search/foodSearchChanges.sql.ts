/**
 * What has been written since the last upkeep. Upkeep prepares answers (foodSearchLeaders.sql.ts, foodSearchBitmaps.sql.ts);
 * a search takes the changed foods out of them, and compares those few by themselves, so that it is exact in every snapshot.
 */

/**
 * More changes than this make what was prepared useless until the next upkeep, because every search compares each of the foods.
 * A food that is moved to another partition counts twice.
 */
export const comparedOneByOne = 200;

/** The foods of a table of changes, each once; NULL when there are more changes than are compared. */
export const foodsOfFew = (changes: string): string =>
  `SELECT CASE WHEN count(*) <= ${String(comparedOneByOne)} THEN coalesce(array_agg(DISTINCT food_id), '{}') END
  FROM (SELECT food_id FROM ${changes} LIMIT ${String(comparedOneByOne + 1)}) AS changes`;

/** A function of its own, because a later migration has it read initial consonants, too. */
export const foodSearchChangedHits = `
-- Those of them that match now, in no order.
CREATE OR REPLACE FUNCTION food_search_changed_hits(wanted food_search_wanted, kind_key text, mask bigint) RETURNS food_search_hit[]
  LANGUAGE sql STABLE
AS $$
  SELECT ARRAY(
    SELECT ROW(food_search_tier(food.names, food.compact, wanted), food.length, food.popularity, food.food_id)::food_search_hit
    FROM (SELECT DISTINCT food_id, length FROM food_search_changes) AS change
      JOIN food_search_listed AS food ON food.food_id = change.food_id AND food.length = change.length
    WHERE food_search_matches(food.compact, wanted)
      AND (kind_key IS NULL OR '#' || food.kind = kind_key)
      AND (food.unfit & mask) = 0
  )
$$;
`;

export const foodSearchChangesUp = `
-- A row for each time that a listed food was added, deleted, moved, renamed, of another kind or popularity: with the length
-- that it has since then, so that it is looked for in one partition.
CREATE TABLE food_search_changes (food_id integer NOT NULL, length integer NOT NULL);

CREATE FUNCTION food_search_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO public.food_search_changes VALUES (OLD.food_id, OLD.length);
  ELSE
    INSERT INTO public.food_search_changes VALUES (NEW.food_id, NEW.length);
  END IF;
  RETURN NULL;
END
$$;
-- PostgreSQL deletes and inserts a row that it moves to another partition.
CREATE TRIGGER food_search_arrival AFTER INSERT OR DELETE ON food_search_listed
  FOR EACH ROW EXECUTE FUNCTION food_search_note_change();
CREATE TRIGGER food_search_change AFTER UPDATE OF names, kind, popularity ON food_search_listed
  FOR EACH ROW WHEN ((OLD.names, OLD.kind, OLD.popularity) IS DISTINCT FROM (NEW.names, NEW.kind, NEW.popularity))
  EXECUTE FUNCTION food_search_note_change();

-- The foods that were changed; NULL when they are too many.
CREATE FUNCTION food_search_changed() RETURNS integer[]
  LANGUAGE sql STABLE
AS $$
  ${foodsOfFew('food_search_changes')}
$$;

${foodSearchChangedHits}`;

export const foodSearchChangesDown = `
DROP FUNCTION food_search_changed_hits(food_search_wanted, text, bigint);
DROP FUNCTION food_search_changed();
DROP TRIGGER food_search_change ON food_search_listed;
DROP TRIGGER food_search_arrival ON food_search_listed;
DROP FUNCTION food_search_note_change();
DROP TABLE food_search_changes;
`;
