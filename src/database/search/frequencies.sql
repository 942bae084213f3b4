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

-- The tokens that an index scan asks for, of the two rarest grams of each word and of the filters. From the rarest on, a
-- further one is asked for as long as it costs less than the foods that it leaves out: the index reads seventy entries of a
-- list in the time in which a food is read and compared. So no list of a hundred thousand foods is read for a word beside one
-- that hardly any food has. Words are often on the same foods: a token on 1 of 100 foods is taken to leave 1 of 10 of those
-- that have the tokens before it; the second gram of a word, one of two. A token without a row counts as one of 3000 foods.
CREATE OR REPLACE FUNCTION food_search_keys(grams text[], gram_words integer[], filters text[]) RETURNS text[]
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  all_foods CONSTANT float8 := (SELECT nullif(foods, 0) FROM food_search_frequencies WHERE token = '');
  remaining float8 := all_foods;
  keys text[] := '{}';
  kept float8;
  candidate record;
BEGIN
  FOR candidate IN
    SELECT token, word_no, nth, greatest(coalesce(frequency_foods, 0), all_foods / 3000) AS foods FROM (
      SELECT wanted.token, word_no, frequency.foods AS frequency_foods,
        row_number() OVER (PARTITION BY word_no ORDER BY coalesce(frequency.foods, 0), wanted.token) AS nth
      FROM (
        SELECT '.' || gram, word_no FROM unnest(grams, gram_words) AS listed (gram, word_no)
        UNION ALL
        SELECT filter, -filter_no FROM unnest(filters) WITH ORDINALITY AS listed (filter, filter_no)
      ) AS wanted (token, word_no)
        LEFT JOIN food_search_frequencies AS frequency ON frequency.token = wanted.token
    ) AS counted
    WHERE nth <= 2
    ORDER BY foods, token
  LOOP
    kept := CASE candidate.nth WHEN 1 THEN sqrt(least(1, candidate.foods / all_foods)) ELSE 0.5 END;
    CONTINUE WHEN keys <> '{}' AND candidate.foods / 70 > remaining * (1 - kept);
    remaining := CASE WHEN keys = '{}' THEN candidate.foods ELSE remaining * kept END;
    keys := keys || candidate.token;
  END LOOP;
  RETURN keys;
END
$$;

-- How many foods have all of these tokens at the most, as far as is known; 0 for tokens without a row.
CREATE OR REPLACE FUNCTION food_search_most(tokens text[]) RETURNS float8
  LANGUAGE sql STABLE
AS $$
  SELECT min(coalesce(frequency.foods, 0))
  FROM unnest(tokens) AS wanted (token)
    LEFT JOIN food_search_frequencies AS frequency ON frequency.token = wanted.token
$$;
