import { countTokens } from './foodSearchFrequencies.sql.ts';

/** Changes that upkeep leaves to be compared. */
const few = 20;

/** That a table holds more of them. */
export const hasMany = (changes: string): string =>
  `(SELECT count(*) FROM (SELECT FROM ${changes} LIMIT ${String(few + 1)}) AS changes) > ${String(few)}`;

/** What upkeep does when it has counted the tokens. */
function replaceUpkeep(then: string): string {
  return `CREATE OR REPLACE FUNCTION food_search_upkeep() RETURNS void
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
${countTokens}  ${then}
END
$$;`;
}

/**
 * The search among all listed foods.
 *
 * @param of.looksForSuited whether foodSearchSuited.sql.ts is there, which came later, and asked where few foods suit.
 */
export function searchListed({ looksForSuited }: { looksForSuited: boolean }): string {
  return `CREATE OR REPLACE FUNCTION food_search_of_listed(
  wanted food_search_wanted, kind_key text, categories integer[], mask bigint, page_size integer, after food_search_hit,
  wants_total boolean, OUT total integer, OUT hits food_search_hit[]
) LANGUAGE plpgsql STABLE AS $$
DECLARE
  changed integer[];
  is_prepared boolean := categories IS NULL;
BEGIN
  IF is_prepared${looksForSuited ? ' OR mask <> 0' : ''} THEN
    changed := food_search_changed();
    is_prepared := is_prepared AND changed IS NOT NULL;
  END IF;
  IF is_prepared AND NOT wanted.has_initials${looksForSuited ? ' AND (mask = 0 OR food_search_suits_many(mask))' : ''} THEN
    SELECT led.total, led.hits INTO total, hits
    FROM food_search_led(wanted, kind_key, mask, page_size, after, wants_total, changed) AS led;
    IF hits IS NOT NULL THEN RETURN; END IF;
  END IF;
  ${looksForSuited ? suited : ''}-- Of one word, the index finds sooner what suits, where many foods do.
  IF is_prepared AND (mask = 0 OR kind_key IS NOT NULL OR cardinality(wanted.words) > 1) THEN
    SELECT crossed.total, crossed.hits INTO total, hits
    FROM food_search_crossed(wanted, kind_key, mask, page_size, after, wants_total, changed) AS crossed;
    IF hits IS NOT NULL THEN RETURN; END IF;
  END IF;
  SELECT indexed.total, indexed.hits INTO total, hits
  FROM food_search_by_index(wanted, kind_key, categories, mask, page_size, after, wants_total) AS indexed;
END
$$;
`;
}

const suited = `IF mask <> 0 AND changed IS NOT NULL THEN
    SELECT suited.total, suited.hits INTO total, hits
    FROM food_search_suited(wanted, kind_key, categories, mask, page_size, after, changed) AS suited;
    IF hits IS NOT NULL AND (total IS NOT NULL OR NOT wants_total) THEN RETURN; END IF;
  END IF;
  `;

/**
 * How the listed foods of a search are found: common keywords by their leaders, common words, kinds and initials by bitmaps, as long
 * as little has changed since upkeep prepared them; all others by the index. All ways have the same result.
 */
export const foodSearchListedUp = `
ALTER FUNCTION food_search_of_listed(food_search_wanted, text, integer[], bigint, integer, food_search_hit, boolean)
  RENAME TO food_search_by_index;

${searchListed({ looksForSuited: false })}
-- Triggers for rows are not told when all rows are removed at once.
CREATE FUNCTION food_search_forget_prepared() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM public.food_search_leaders;
  DELETE FROM public.food_search_bitmaps;
  RETURN NULL;
END
$$;
CREATE TRIGGER food_search_truncation AFTER TRUNCATE ON food_search
  FOR EACH STATEMENT EXECUTE FUNCTION food_search_forget_prepared();

-- To prepare takes minutes at a million foods, and a few foods are compared in no time: it waits for more. Unlogged tables are
-- empty after a crash. Changes are forgotten before anything is prepared, so that one in between is compared once more and
-- not overlooked.
${replaceUpkeep(`IF NOT EXISTS (SELECT FROM food_search_leaders) OR NOT EXISTS (SELECT FROM food_search_bitmaps)
    OR ${hasMany('food_search_changes')}
  THEN
    DELETE FROM food_search_changes;
    PERFORM food_search_leaders_upkeep();
    PERFORM food_search_bitmaps_upkeep();
  END IF;`)}
`;

export const foodSearchListedDown = `
DROP TRIGGER food_search_truncation ON food_search;
DROP FUNCTION food_search_forget_prepared();
DROP FUNCTION food_search_of_listed(food_search_wanted, text, integer[], bigint, integer, food_search_hit, boolean);
ALTER FUNCTION food_search_by_index(food_search_wanted, text, integer[], bigint, integer, food_search_hit, boolean)
  RENAME TO food_search_of_listed;
${replaceUpkeep('PERFORM food_search_floors_upkeep();')}
`;
