-- What a job renews every night and after an import: how frequent tokens and patterns are. No result depends on it.
CREATE OR REPLACE FUNCTION food_search_refresh() RETURNS void
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  -- One refresh at a time; searches need not wait, as they would for TRUNCATE.
  LOCK food_search_frequencies IN SHARE ROW EXCLUSIVE MODE;
  PERFORM food_search_count_tokens();
  PERFORM food_search_count_patterns();
END
$$;

-- TRUNCATE tells no trigger of rows.
CREATE OR REPLACE FUNCTION food_search_forget() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  DELETE FROM food_search_suitable;
  DELETE FROM food_search_patterns;
  RETURN NULL;
END
$$;
CREATE OR REPLACE TRIGGER food_search_truncate AFTER TRUNCATE ON food_search
  FOR EACH STATEMENT EXECUTE FUNCTION food_search_forget();

-- Foods that were written before these functions.
INSERT INTO food_search
  SELECT found.* FROM foods, food_search_row(foods) AS found
  WHERE NOT EXISTS (SELECT FROM food_search WHERE food_id = foods.id);
INSERT INTO food_search_suitable
  SELECT unfit, food_id, length, food_search_signature(compact) FROM food_search
  WHERE is_listed AND unfit <> -1 AND NOT EXISTS (SELECT FROM food_search_suitable);
SELECT food_search_refresh() WHERE NOT EXISTS (SELECT FROM food_search_frequencies);
