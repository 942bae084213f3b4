-- How foods are compared with a keyword. PostgreSQL puts these functions into the statements that call them, so they cost
-- nothing of their own. They take the texts of a keyword one by one: a field of a composite would be looked up in every row.

-- Whether every word of the keyword is in some field.
CREATE OR REPLACE FUNCTION food_search_matches(compact text, has_initials boolean, words text[]) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN has_initials THEN compact ~ ALL (words) ELSE compact LIKE ALL (words) END;

-- 0 a title equals the keyword, 1 a title starts with it, 2 a word of a title or of the brand does, 3 its words are
-- somewhere; NULL when the food does not match. What is of tiers 0 to 2 has every word.
CREATE OR REPLACE FUNCTION food_search_tier(
  names text, compact text, has_initials boolean, exact text, prefix text, word text, words text[]
) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN has_initials THEN CASE
      WHEN compact ~ exact THEN 0
      WHEN compact ~ prefix THEN 1
      WHEN names ~ word THEN 2
      WHEN compact ~ ALL (words) THEN 3
    END
    WHEN strpos(compact, exact) > 0 THEN 0
    WHEN strpos(compact, prefix) > 0 THEN 1
    WHEN strpos(names, word) > 0 THEN 2
    WHEN compact LIKE ALL (words) THEN 3
  END;

-- The first hits after a position, in order.
CREATE OR REPLACE FUNCTION food_search_first(hits food_search_hit[], after food_search_hit, page_size integer)
RETURNS food_search_hit[] LANGUAGE sql IMMUTABLE
AS $$
  SELECT ARRAY(
    SELECT hit FROM unnest(hits) AS hit
    WHERE after.food_id IS NULL
      OR ((hit).tier, (hit).length, -(hit).popularity, (hit).food_id)
        > (after.tier, after.length, -after.popularity, after.food_id)
    ORDER BY (hit).tier, (hit).length, (hit).popularity DESC, (hit).food_id
    LIMIT page_size
  )
$$;
