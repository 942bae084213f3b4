/** Looks into the index of food search, and the settings for all of them. */

/** One plan for all keywords, and that by the index of tokens: planning costs more than most looks into it. */
export const searchSettings = `SET search_path = public, pg_temp
  SET plan_cache_mode = force_generic_plan
  SET enable_seqscan = off
  SET enable_indexscan = off
  SET enable_indexonlyscan = off
  SET max_parallel_workers_per_gather = 0
  SET work_mem = '32MB'
  SET jit = off`;

/** Those of the common table `seen` that stand after the position, in order. */
export const pageOfSeen = `ARRAY(
        SELECT ROW(tier, length, popularity, food_id)::food_search_hit FROM seen
        WHERE after.food_id IS NULL
          OR (tier, length, -popularity, food_id) > (after.tier, after.length, -after.popularity, after.food_id)
        ORDER BY tier, length, popularity DESC, food_id
        LIMIT page_size
      )`;

/** How the texts of a food are compared with the keyword: as they are, or by regular expressions. */
type Spelling = 'literal' | 'initials';

/** That every word of the keyword is in some field. */
const matches = (spelling: Spelling) =>
  spelling === 'literal' ? 'compact LIKE ALL (words)' : 'compact ~ ALL (words)';
const has = (spelling: Spelling, column: 'names' | 'compact', text: string) =>
  spelling === 'literal' ? `strpos(${column}, ${text}) > 0` : `${column} ~ ${text}`;

/** That a food that has the tokens of a tier is of that tier, by the fewest comparisons: a start holds every word. */
const isOfTier = (spelling: Spelling) => {
  const [isExact, starts, startsWord] = [
    has(spelling, 'compact', 'exact'),
    has(spelling, 'compact', 'prefix'),
    has(spelling, 'names', 'word'),
  ];
  return `CASE wanted_tier
            WHEN 0 THEN ${isExact}
            WHEN 1 THEN ${starts} AND NOT (${isExact})
            WHEN 2 THEN ${startsWord} AND NOT (${starts})
            ELSE ${matches(spelling)} AND NOT (${starts}) AND NOT (${startsWord})
          END`;
};

/** The tier of a food, by the fewest comparisons: who is of tiers 0 to 2 holds every word. */
const tierOf = (spelling: Spelling, { lastTier }: { lastTier: string }) => `CASE
            WHEN ${has(spelling, 'compact', 'exact')} THEN 0
            WHEN ${has(spelling, 'compact', 'prefix')} THEN 1
            WHEN ${has(spelling, 'names', 'word')} THEN 2
            ${lastTier}
          END`;

/** Listed foods with all keys; a category is looked for in the index or in the foods: one plan cannot do both. */
const withKeys = (category: string) => `FROM food_search_listed
        WHERE food_search_tokens(names, kind, category_id) @> keys
          ${category}
          AND (unfit & mask) = 0`;

/** A statement for each way of comparing and of looking for a category; each is planned once. */
function eachWay(statement: (of: { spelling: Spelling; foods: string }) => string): string {
  const inFoods = withKeys('AND (categories IS NULL OR category_id = ANY (categories))');
  const inIndex = withKeys('AND food_search_tokens(names, kind, category_id) && category_keys');
  const byCategory = (spelling: Spelling) => `IF category_keys IS NULL THEN
      ${statement({ spelling, foods: inFoods })}
    ELSE
      ${statement({ spelling, foods: inIndex })}
    END IF;`;
  return `IF wanted.has_initials THEN
    ${byCategory('initials')}
  ELSE
    ${byCategory('literal')}
  END IF;`;
}

/** Texts of the keyword as variables: a field of a composite would be looked for in every row. */
const textsOfKeyword = `DECLARE
  words CONSTANT text[] := wanted.words;
  exact CONSTANT text := wanted.exact;
  prefix CONSTANT text := wanted.prefix;
  word CONSTANT text := wanted.word;`;

export const foodSearchProbeUp = `
-- All listed foods that have the keys and match, of tiers up to to_tier: how many, counted to at_most, and, when that many
-- were not reached, the first of them after a position. With category_keys the index looks for the category too;
-- without, the foods are asked, which is faster where few have the keys.
CREATE FUNCTION food_search_look(
  wanted food_search_wanted, keys text[], categories integer[], category_keys text[], mask bigint, to_tier integer,
  at_most integer, after food_search_hit, page_size integer,
  OUT matches integer, OUT hits food_search_hit[]
) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
${textsOfKeyword}
BEGIN
  ${eachWay(
    ({ spelling, foods }) => `WITH seen AS MATERIALIZED (
        -- OFFSET 0 keeps the tier from being computed twice.
        SELECT * FROM (
          SELECT ${tierOf(spelling, { lastTier: `WHEN to_tier = 3 AND ${matches(spelling)} THEN 3` })} AS tier,
            length, popularity, food_id
          ${foods}
          OFFSET 0
        ) AS candidate
        WHERE tier <= to_tier
        LIMIT at_most
      )
      SELECT (SELECT count(*) FROM seen), ${pageOfSeen} INTO matches, hits;`,
  )}
END
$$;

-- The first foods of one tier, of some lengths, after a position: those that have the keys of the tier and are of it.
CREATE FUNCTION food_search_of_tier(
  wanted food_search_wanted, wanted_tier integer, keys text[], categories integer[], category_keys text[],
  from_length integer, to_length integer, mask bigint, after food_search_hit, page_size integer,
  OUT hits food_search_hit[]
) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
${textsOfKeyword}
  after_length CONSTANT integer := CASE WHEN after.tier = wanted_tier THEN after.length END;
  after_popularity CONSTANT float8 := after.popularity;
  after_id CONSTANT integer := after.food_id;
BEGIN
  ${eachWay(
    ({ spelling, foods }) => `hits := ARRAY(
        SELECT ROW(wanted_tier, length, popularity, food_id)::food_search_hit
        ${foods} AND length BETWEEN from_length AND to_length
          AND ${isOfTier(spelling)}
          AND (after_length IS NULL OR (length, -popularity, food_id) > (after_length, -after_popularity, after_id))
        ORDER BY length, popularity DESC, food_id
        LIMIT page_size
      );`,
  )}
END
$$;

-- How many listed foods have the keys and match, counted to at_most. From the short names on, as far as it takes:
-- PostgreSQL looks into a partition only when those before it had too few.
CREATE FUNCTION food_search_count(
  wanted food_search_wanted, keys text[], categories integer[], category_keys text[], mask bigint, at_most integer
) RETURNS integer LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  words CONSTANT text[] := wanted.words;
BEGIN
  ${eachWay(
    ({ spelling, foods }) => `RETURN (
        SELECT count(*) FROM (SELECT ${foods} AND ${matches(spelling)} LIMIT at_most) AS seen
      );`,
  )}
END
$$;
`;

export const foodSearchProbeDown = `
DROP FUNCTION food_search_count(food_search_wanted, text[], integer[], text[], bigint, integer);
DROP FUNCTION food_search_of_tier(
  food_search_wanted, integer, text[], integer[], text[], integer, integer, bigint, food_search_hit, integer
);
DROP FUNCTION food_search_look(
  food_search_wanted, text[], integer[], text[], bigint, integer, integer, food_search_hit, integer
);
`;
