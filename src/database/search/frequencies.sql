-- What steers food search: roughly how many foods have a token. No result depends on it, only the way to the result.

-- Counts the tokens of some thirty thousand listed foods, wherever they lie. '' stands for every food; rare tokens have no
-- row.
CREATE OR REPLACE FUNCTION food_search_count_tokens() RETURNS void
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  listed float8 := (SELECT count(*) FROM food_search_listed);
  share float8 := least(1, 30000 / greatest(listed, 1));
BEGIN
  DELETE FROM food_search_frequencies;
  INSERT INTO food_search_frequencies
    SELECT token, count(*) / share
    FROM food_search_listed AS food TABLESAMPLE system (100 * share),
      LATERAL (
        SELECT DISTINCT unnest(food_search_tokens(food.names, food.kind, food.category_id)) AS token
      ) AS tokens
    GROUP BY token HAVING count(*) >= 10;
  INSERT INTO food_search_frequencies VALUES ('', listed);
END
$$;

-- How many listed foods probably match, if the words, the kind and the category have nothing to do with each other.
-- A word is as common as its rarest gram; a gram without a row is in fewer than 1 of 3000 foods. 0 when nothing is known.
CREATE OR REPLACE FUNCTION food_search_estimate(wanted food_search_wanted, wanted_kind text, category_keys text[])
RETURNS float8 LANGUAGE sql STABLE
AS $$
  SELECT all_foods.foods * exp(sum(ln(least(1, greatest(conditions.foods, all_foods.foods / 3000) / all_foods.foods))))
  FROM food_search_frequencies AS all_foods, LATERAL (
    SELECT min(coalesce(frequency.foods, 0)) AS foods
    FROM unnest(wanted.grams, wanted.gram_words) AS wanted_gram (gram, word)
      LEFT JOIN food_search_frequencies AS frequency ON frequency.token = '.' || gram
    GROUP BY word
    UNION ALL
    SELECT coalesce(sum(frequency.foods), 0) FROM food_search_frequencies AS frequency
    WHERE frequency.token = '#' || wanted_kind HAVING wanted_kind IS NOT NULL
    UNION ALL
    SELECT coalesce(sum(frequency.foods), 0) FROM food_search_frequencies AS frequency
    WHERE frequency.token = ANY (category_keys) HAVING category_keys IS NOT NULL
  ) AS conditions
  WHERE all_foods.token = '' AND all_foods.foods > 0
  GROUP BY all_foods.foods
$$;

-- How many foods have all of these tokens at the most, as far as is known; 0 for tokens without a row.
CREATE OR REPLACE FUNCTION food_search_most(tokens text[]) RETURNS float8
  LANGUAGE sql STABLE
AS $$
  SELECT min(coalesce(frequency.foods, 0))
  FROM unnest(tokens) AS wanted (token)
    LEFT JOIN food_search_frequencies AS frequency ON frequency.token = wanted.token
$$;
