import { searchSettings } from './foodSearchProbe.sql.ts';

/** What lists of foods take from the search: everything that matches, wherever it lies. */
export const foodSearchMatchingUp = `
-- In any order; members' own entries and the trash as well: who may see them is said elsewhere. A keyword of nothing but
-- separators says nothing, and every food has it. ROWS makes the planner look foods up one by one, which is right unless
-- a good part of them match.
CREATE FUNCTION food_search_matching(keyword text) RETURNS SETOF food_search_hit
  LANGUAGE plpgsql STABLE ROWS 100
  ${searchSettings}
AS $$
DECLARE
  wanted CONSTANT food_search_wanted := food_search_wanted(keyword);
BEGIN
  IF wanted.size IS NULL THEN
    RETURN QUERY SELECT 3, length, popularity, food_id FROM food_search;
  ELSE
    RETURN QUERY
      SELECT food_search_tier(names, compact, wanted), length, popularity, food_id
      FROM food_search
      WHERE food_search_tokens(names, kind, category_id) @> food_search_tagged('.', wanted.grams)
        AND food_search_matches(compact, wanted);
  END IF;
END
$$;
`;

export const foodSearchMatchingDown = `DROP FUNCTION food_search_matching(text);`;
