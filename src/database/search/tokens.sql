-- The index of food search: which tokens a food has. A token is a tag and a gram.
-- Tag: '^' a title starts with the gram, '_' a later word or a word of the brand does, '.' it is anywhere,
--   '=' a title of this many characters starts with it; '#' and '@' are the kind and the category, so that filters are
--   conditions of the index as well.
-- Gram: one or two characters, blanks left out, because people write 매일 우유 and 매일우유; most Korean names of
--   foods have two syllables, which no trigram finds. And the same for initial consonants, there up to three.
-- Initials need no mark: jamo are no syllables, and where a name has a lone jamo, it is meant to be found by it.

-- Tokens are put together as one text and split at the end: text functions are many times faster than a row a token.
CREATE OR REPLACE FUNCTION food_search_tokens(names text, kind text, category_id integer) RETURNS text[]
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 100000
AS $$
DECLARE
  tokens text;
BEGIN
  WITH lines AS MATERIALIZED (
    SELECT string_to_array(ltrim(line, E'\t '), ' ') AS words, replace(ltrim(line, E'\t '), ' ', '') AS joined,
      left(line, 1) <> E'\t' AS is_title, spelling_no = 2 AS has_initials
    FROM (VALUES (1, names), (2, public.food_initials(names))) AS spellings (spelling_no, spelling),
      string_to_table(spelling, E'\n') AS line
    WHERE line <> '' AND (spelling_no = 1 OR line ~ '[ᄀ-ᄒ]')
  )
  SELECT string_agg(token, E'\n') INTO tokens
  FROM (
    SELECT '.' || one || coalesce(E'\n.' || one || two, '') || CASE WHEN has_initials THEN coalesce(E'\n.' || one || two || three, '') ELSE '' END
    FROM lines, string_to_array(joined, NULL) AS letters, unnest(letters, letters[2:], letters[3:]) AS run (one, two, three)
    UNION ALL
    SELECT CASE WHEN is_title AND word_no = 1
      THEN '^' || left(word, 1) || E'\n^' || left(word || coalesce(next, ''), 2)
      ELSE '_' || left(word, 1) || E'\n_' || left(word || coalesce(next, ''), 2) END
    FROM lines, unnest(words, words[2:]) WITH ORDINALITY AS listed (word, next, word_no)
    UNION ALL
    SELECT '=' || char_length(joined) || ':' || left(joined, 2) FROM lines WHERE is_title
    UNION ALL
    VALUES ('#' || kind || coalesce(E'\n@' || category_id, ''))
  ) AS listed (token);
  RETURN string_to_array(tokens, E'\n');
END
$$;

-- A write leaves its tokens in a short list, which is merged into the index when it is full: the more foods at once, the
-- less each costs. A search reads the lists. So connections of the product keep them short (pool.ts), and an import merges them
-- itself (food_search_write, food_search_add).
CREATE INDEX IF NOT EXISTS food_search_tokens_idx ON food_search USING gin (food_search_tokens(names, kind, category_id));
