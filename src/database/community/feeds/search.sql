-- The search in posts. A post is found when it says every word of the keyword, in its title or its text, whatever the case
-- and the form of its letters. A word of four or more letters may be written with blanks inside, because people write both
-- 저염식단 and 저염 식단; of shorter ones that would find the end of one word beside the start of the next.
--
-- The results are sorted by the time of the post and not by relevance, so the search reads backwards from the newest post in
-- growing ranges until the page is full. A word on a tenth of all posts fills it within the first range, and a rare one
-- has few posts in all ranges.

-- What a post says, in the normal form of the food search, so that both searches read letters the same way. The title and
-- the text are two lines: no word goes across.
CREATE OR REPLACE FUNCTION community_post_words(title text, content text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN coalesce(public.food_norm(title), '') || E'\n' || coalesce(public.food_norm(content), '');

-- Ranges of ids, of 256 posts and each 16 times as large as the one before, so that a range is a token of the index.
CREATE OR REPLACE FUNCTION community_post_ranges(post_id integer) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ARRAY[
    ' 8:' || (post_id >> 8), ' 12:' || (post_id >> 12), ' 16:' || (post_id >> 16), ' 20:' || (post_id >> 20), ' 24:' || (post_id >> 24)
  ];

-- The tokens of a post: grams of one and two letters, the blanks between words left out, and what begins with a blank and so
-- is no gram: the board, the ranges, and one that all posts have. Put together as one text and split at the end, because text
-- functions are many times faster than a row a token.
CREATE OR REPLACE FUNCTION community_post_tokens(post_id integer, board_id integer, words text) RETURNS text[]
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 100000
AS $$
DECLARE
  letters CONSTANT text[] := string_to_array(replace(words, ' ', ''), NULL);
  grams text;
BEGIN
  SELECT string_agg(CASE WHEN two <> E'\n' THEN one || E'\n' || one || two ELSE one END, E'\n') INTO grams
  FROM unnest(letters, letters[2:]) AS run (one, two) WHERE one <> E'\n';
  RETURN string_to_array(grams, E'\n') || public.community_post_ranges(post_id) || ARRAY[' #' || board_id, ' *'];
END
$$;

-- The index of the search. As in the food search, a write leaves its tokens in a short list, which is merged when it is full.
CREATE INDEX IF NOT EXISTS post_search_tokens_idx ON post_search USING gin (community_post_tokens(post_id, board_id, words));

-- Keeps post_search beside posts, in the transaction of the write. Likes and comments change posts all the time, but not what
-- they say.
CREATE OR REPLACE FUNCTION community_post_search_write() RETURNS trigger
  LANGUAGE plpgsql
AS $$
BEGIN
  INSERT INTO post_search (post_id, board_id, words)
  VALUES (NEW.id, NEW.board_id, community_post_words(NEW.title, NEW.content_text))
  ON CONFLICT (post_id) DO UPDATE SET board_id = excluded.board_id, words = excluded.words;
  RETURN NULL;
END
$$;
CREATE OR REPLACE TRIGGER post_search_insert AFTER INSERT ON posts
  FOR EACH ROW EXECUTE FUNCTION community_post_search_write();
CREATE OR REPLACE TRIGGER post_search_update AFTER UPDATE OF title, content_text, board_id ON posts
  FOR EACH ROW WHEN (
    (OLD.title, OLD.content_text, OLD.board_id) IS DISTINCT FROM (NEW.title, NEW.content_text, NEW.board_id)
  ) EXECUTE FUNCTION community_post_search_write();

-- A keyword, read: the grams of its words, NULL where it has none; and the words as patterns of LIKE. Those of four or more
-- letters are looked for in the text without its blanks.
CREATE OR REPLACE FUNCTION community_keyword(keyword text, OUT grams text[], OUT short text[], OUT long text[])
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT
    (
      SELECT array_agg(DISTINCT gram) FROM unnest(words) AS word,
        LATERAL (
          SELECT word AS gram WHERE char_length(word) = 1
          UNION ALL
          SELECT substr(word, place, 2) FROM generate_series(1, char_length(word) - 1) AS place
        ) AS grams
    ),
    ARRAY(SELECT pattern FROM unnest(words, patterns) AS read (word, pattern) WHERE char_length(word) < 4),
    ARRAY(SELECT pattern FROM unnest(words, patterns) AS read (word, pattern) WHERE char_length(word) >= 4)
  FROM (SELECT string_to_array(public.food_norm(keyword), ' ') AS words) AS split,
    LATERAL (SELECT ARRAY(
      SELECT '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%' FROM unnest(words) AS word
    ) AS patterns) AS read
$$;

-- The ranges that a page reads one after the other, from `newest` back: each ends where the one before it began. A range is
-- told by two tokens, its own and that of the range before, so that at the border of two ranges there is a whole one to
-- read. The last range is everything that is left.
CREATE OR REPLACE FUNCTION community_search_steps(newest integer)
  RETURNS TABLE (low integer, high integer, ranges text[])
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE ROWS 6
AS $$
DECLARE
  shift integer := 8;
  range integer;
BEGIN
  high := newest + 1;
  WHILE high > 0 LOOP
    range := newest >> shift;
    IF range < 2 OR shift > 24 THEN
      low := 0;
      ranges := '{" *"}';
    ELSE
      low := range - 1 << shift;
      ranges := ARRAY[' ' || shift || ':' || range, ' ' || shift || ':' || range - 1];
    END IF;
    IF low < high THEN RETURN NEXT; END IF;
    high := low;
    shift := shift + 4;
  END LOOP;
END
$$;
