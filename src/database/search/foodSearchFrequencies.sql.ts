import { lengthBands } from './foodSearchTable.sql.ts';

/** The beginning of upkeep: counts the tokens of some thirty thousand foods, wherever they lie. */
export const countTokens = `DECLARE
  listed float8 := (SELECT count(*) FROM food_search_listed);
  share float8 := least(1, 30000 / greatest(listed, 1));
BEGIN
  -- One upkeep at a time; searches need not wait, as they would for TRUNCATE.
  LOCK food_search_frequencies IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM food_search_frequencies;
  INSERT INTO food_search_frequencies
    SELECT token, count(*) / share
    FROM food_search_listed AS food TABLESAMPLE system (100 * share),
      LATERAL (
        SELECT DISTINCT unnest(food_search_tokens(food.names, food.kind, food.category_id)) AS token
      ) AS tokens
    GROUP BY token HAVING count(*) >= 10;
  INSERT INTO food_search_frequencies VALUES ('', listed);
`;

/**
 * Keywords of one word that at least `common` listed foods probably have, every pair of letters and every word: told by a
 * sample, which holds the `share` of the foods (variables of the function around it).
 */
export const commonKeywords = String.raw`SELECT substr(token, 2) FROM food_search_frequencies
    WHERE foods >= common AND token ^@ '.' AND token !~ '[ᄀ-ᄒ]'
    UNION
    SELECT word
    FROM food_search_listed AS food TABLESAMPLE system (100 * share), LATERAL (
      SELECT DISTINCT word FROM string_to_table(translate(food.names, E'\n\t', '  '), ' ') AS word
      WHERE char_length(word) > 2 AND word !~ '[ᄀ-ᄒ]'
    ) AS listed
    GROUP BY word HAVING count(*) >= common * share`;

/** A function of its own, because it was made choosier by a later migration. */
export const foodSearchRarest = `
-- Tokens of the two rarest grams of each word: a look into the index costs as much for every gram, grams of one word are
-- mostly on the same foods, and the texts are compared anyway. From the rarest gram on, as long as a further one costs less than
-- the foods that it leaves out: the index reads two hundred entries of its list in the time in which a food is read and compared.
-- So no list of a hundred thousand foods is read for a word beside one that hardly any food has. A gram without a row counts as one
-- of 3000 foods; nothing is left out while nothing is known.
CREATE OR REPLACE FUNCTION food_search_rarest(grams text[], gram_words integer[]) RETURNS text[]
  LANGUAGE sql STABLE
AS $$
  SELECT array_agg('.' || gram ORDER BY foods, gram) FROM (
    SELECT gram, foods, listed * exp(
        sum(ln(least(1, foods / listed))) FILTER (WHERE nth = 1)
          OVER (ORDER BY foods, gram ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
      ) AS foods_before
    FROM (
      SELECT gram, greatest(coalesce(known.foods, 0), listed / 3000) AS foods, listed,
        row_number() OVER (PARTITION BY word ORDER BY coalesce(known.foods, 0), gram) AS nth
      FROM unnest(grams, gram_words) AS wanted_gram (gram, word)
        LEFT JOIN food_search_frequencies AS known ON known.token = '.' || gram,
        (SELECT nullif(max(foods), 0) AS listed FROM food_search_frequencies WHERE token = '') AS all_foods
    ) AS ranked
    WHERE nth <= 2
  ) AS chosen
  WHERE foods <= 200 * foods_before OR foods_before IS NULL
$$;
`;

/** What steers food search: roughly how many foods have a token. No result depends on it, only the way to the result. */
export const foodSearchFrequenciesUp = `
-- Where each partition by length starts.
CREATE FUNCTION food_search_bands() RETURNS integer[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN '{${lengthBands.join()}}'::integer[];

-- '' stands for every food; rare tokens have no row.
CREATE TABLE food_search_frequencies (token text COLLATE "C" PRIMARY KEY, foods float8 NOT NULL);

-- Counts the tokens of some thirty thousand foods, wherever they lie. A job calls it now and then.
CREATE FUNCTION food_search_upkeep() RETURNS void
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
${countTokens}  PERFORM food_search_floors_upkeep(); -- foodSearchFloors.sql.ts
END
$$;

-- How many listed foods probably match, if the words, the kind and the category have nothing to do with each other.
-- A word is as common as its rarest gram; a gram without a row is in fewer than 1 of 3000 foods. 0 when nothing is known.
CREATE FUNCTION food_search_estimate(wanted food_search_wanted, kind_key text, category_keys text[]) RETURNS float8
  LANGUAGE sql STABLE
AS $$
  SELECT all_foods.foods * exp(sum(ln(least(1, greatest(conditions.foods, all_foods.foods / 3000) / all_foods.foods))))
  FROM food_search_frequencies AS all_foods, LATERAL (
    SELECT min(coalesce(known.foods, 0)) AS foods
    FROM unnest(wanted.grams, wanted.gram_words) AS wanted_gram (gram, word)
      LEFT JOIN food_search_frequencies AS known ON known.token = '.' || gram
    GROUP BY word
    UNION ALL
    SELECT coalesce(sum(known.foods), 0) FROM food_search_frequencies AS known
    WHERE known.token = kind_key HAVING kind_key IS NOT NULL
    UNION ALL
    SELECT coalesce(sum(known.foods), 0) FROM food_search_frequencies AS known
    WHERE known.token = ANY (category_keys) HAVING category_keys IS NOT NULL
  ) AS conditions
  WHERE all_foods.token = '' AND all_foods.foods > 0
  GROUP BY all_foods.foods
$$;

${foodSearchRarest}
-- How many foods have all of these tokens at the most, as far as is known; 0 for tokens without a row.
CREATE FUNCTION food_search_most(tokens text[]) RETURNS float8
  LANGUAGE sql STABLE
AS $$
  SELECT min(coalesce(known.foods, 0))
  FROM unnest(tokens) AS wanted (token)
    LEFT JOIN food_search_frequencies AS known ON known.token = wanted.token
$$;
`;

export const foodSearchFrequenciesDown = `
DROP FUNCTION food_search_most(text[]);
DROP FUNCTION food_search_rarest(text[], integer[]);
DROP FUNCTION food_search_estimate(food_search_wanted, text, text[]);
DROP FUNCTION food_search_upkeep();
DROP TABLE food_search_frequencies;
DROP FUNCTION food_search_bands();
`;
