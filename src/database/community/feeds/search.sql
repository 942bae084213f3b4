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

-- Ranges of ids, of 1,024 posts and each 16 times as large as the one before, so that a range is a token of the index.
CREATE OR REPLACE FUNCTION community_post_ranges(post_id integer) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ARRAY[
    ' 10:' || (post_id >> 10), ' 14:' || (post_id >> 14), ' 18:' || (post_id >> 18), ' 22:' || (post_id >> 22), ' 26:' || (post_id >> 26)
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

-- A keyword, read: the grams of its words, and the words as patterns of LIKE. Those of four or more letters are looked for
-- in the text without its blanks.
CREATE OR REPLACE FUNCTION community_keyword(keyword text, OUT grams text[], OUT short text[], OUT long text[])
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT
    ARRAY(
      SELECT DISTINCT gram FROM unnest(words) AS word,
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

-- Whether a post says a keyword. For feeds that are short by themselves.
CREATE OR REPLACE FUNCTION community_post_says(post integer, keyword text) RETURNS boolean
  LANGUAGE sql STABLE
  RETURN EXISTS (
    SELECT FROM post_search AS said, community_keyword(keyword) AS asked
    WHERE said.post_id = post AND said.words LIKE ALL (asked.short) AND replace(said.words, ' ', '') LIKE ALL (asked.long)
  );

-- The newest posts that say the keyword, of all boards, of one, or of those that the reader follows. Every range is read
-- with the range before it, so that a page that starts at the border of two ranges has at least one whole range to read.
CREATE OR REPLACE FUNCTION community_feed_search(
  reader integer, keyword text, board text, is_followed boolean, after_id integer, wanted integer
) RETURNS TABLE (id integer, key double precision)
  LANGUAGE plpgsql STABLE ROWS 20
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off
AS $$
DECLARE
  asked record;
  blocked CONSTANT integer[] := community_blocked_users(reader);
  newest CONSTANT integer := least(after_id - 1, (SELECT max(post_id) FROM post_search));
  boards text[] := '{" *"}';
  ranges text[];
  shift integer := 10;
  hits integer[];
BEGIN
  SELECT * INTO asked FROM community_keyword(keyword);
  IF cardinality(asked.grams) = 0 THEN RETURN; END IF;
  IF is_followed THEN
    boards := ARRAY(
      SELECT ' #' || follows.board_id FROM follows
      WHERE follows.user_id = reader AND (board IS NULL OR follows.board_id = community_board(board))
    );
  ELSIF board IS NOT NULL THEN
    boards := ARRAY[' #' || community_board(board)];
  END IF;
  LOOP
    ranges := CASE WHEN newest >> shift < 2 OR shift > 26 THEN '{" *"}'
      ELSE ARRAY[' ' || shift || ':' || (newest >> shift), ' ' || shift || ':' || (newest >> shift) - 1] END;
    hits := ARRAY(
      WITH found AS MATERIALIZED (
        SELECT said.post_id FROM post_search AS said
        WHERE community_post_tokens(said.post_id, said.board_id, said.words) @> asked.grams
          AND community_post_tokens(said.post_id, said.board_id, said.words) && ranges
          AND community_post_tokens(said.post_id, said.board_id, said.words) && boards
          AND said.post_id < after_id
          AND said.words LIKE ALL (asked.short) AND replace(said.words, ' ', '') LIKE ALL (asked.long)
      )
      SELECT post.id FROM found JOIN community_listed_posts AS post ON post.id = found.post_id
      WHERE coalesce(post.user_id <> ALL (blocked), true)
      ORDER BY post.id DESC LIMIT wanted
    );
    EXIT WHEN cardinality(hits) = wanted OR ranges = '{" *"}';
    shift := shift + 4;
  END LOOP;
  RETURN QUERY SELECT hit, hit::float8 FROM unnest(hits) AS hit;
END
$$;

-- The most helpful among the newest 500 posts that say the keyword.
CREATE OR REPLACE FUNCTION community_feed_search_helpful(
  reader integer, keyword text, board text, after_key double precision, after_id integer, wanted integer
) RETURNS TABLE (id integer, key double precision)
  LANGUAGE sql STABLE ROWS 20
AS $$
  SELECT post.id, post.helpful_score
  FROM community_feed_search(reader, keyword, board, false, 2147483647, 500) AS hit JOIN posts AS post ON post.id = hit.id
  WHERE (post.helpful_score, post.id) < (after_key, after_id)
  ORDER BY post.helpful_score DESC, post.id DESC LIMIT wanted
$$;
