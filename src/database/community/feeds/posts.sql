-- The feeds of posts: each function reads one page of one feed, in its order, after a place in it. A row is the id of a
-- post and the value by which the feed is sorted; equal values are sorted by the id. The page ends after `wanted` rows.
--
-- PostgreSQL inlines these functions into the statement that calls them. So each page is a scan of one index, from its
-- place on, that ends when the page is full. Nothing is counted and nothing is sorted but what the page shows.

-- What everybody may find. The conditions on the state and the trash are those of the partial indexes. Who blocks whom
-- depends on the reader and comes later.
CREATE OR REPLACE VIEW community_listed_posts AS
  SELECT post.id, post.board_id, post.user_id, post.helpful_score
  FROM posts AS post
  WHERE post.state = 'published' AND post.deleted_at IS NULL
    AND NOT EXISTS (SELECT FROM community_suspended AS author WHERE author.user_id = post.user_id);

-- The id of a board, given as its id or its slug.
CREATE OR REPLACE FUNCTION community_board(board text) RETURNS integer
  LANGUAGE sql STABLE
  RETURN (SELECT id FROM boards WHERE slug = board OR id::text = board ORDER BY slug = board DESC LIMIT 1);

-- The members with whom the reader exchanges nothing, as one value: it is computed once for each page.
CREATE OR REPLACE FUNCTION community_blocked_users(reader integer) RETURNS integer[]
  LANGUAGE sql STABLE
  RETURN ARRAY(SELECT user_id FROM community_blocked_with(reader) AS blocked (user_id));

-- Whose posts a member's page shows; NULL for a member whom the reader may not see.
CREATE OR REPLACE FUNCTION community_shown_user(reader integer, member integer) RETURNS integer
  LANGUAGE sql STABLE
  RETURN (
    SELECT author.user_id FROM members AS author
    WHERE author.id = member
      AND NOT EXISTS (SELECT FROM community_suspended AS suspended WHERE suspended.user_id = author.user_id)
      AND author.user_id <> ALL (community_blocked_users(reader))
  );

CREATE OR REPLACE FUNCTION community_feed_newest(reader integer, after_id integer, wanted integer)
  RETURNS TABLE (id integer, key double precision)
  LANGUAGE sql STABLE
AS $$
  SELECT post.id, post.id::float8 FROM community_listed_posts AS post
  WHERE post.id < after_id AND coalesce(post.user_id <> ALL ((SELECT community_blocked_users(reader))::integer[]), true)
  ORDER BY post.id DESC LIMIT wanted
$$;

CREATE OR REPLACE FUNCTION community_feed_newest_of_board(reader integer, board text, after_id integer, wanted integer)
  RETURNS TABLE (id integer, key double precision)
  LANGUAGE sql STABLE
AS $$
  SELECT post.id, post.id::float8 FROM community_listed_posts AS post
  WHERE post.board_id = (SELECT community_board(board)) AND post.id < after_id
    AND coalesce(post.user_id <> ALL ((SELECT community_blocked_users(reader))::integer[]), true)
  ORDER BY post.id DESC LIMIT wanted
$$;

CREATE OR REPLACE FUNCTION community_feed_helpful(
  reader integer, after_key double precision, after_id integer, wanted integer
) RETURNS TABLE (id integer, key double precision)
  LANGUAGE sql STABLE
AS $$
  SELECT post.id, post.helpful_score FROM community_listed_posts AS post
  WHERE (post.helpful_score, post.id) < (after_key, after_id)
    AND coalesce(post.user_id <> ALL ((SELECT community_blocked_users(reader))::integer[]), true)
  ORDER BY post.helpful_score DESC, post.id DESC LIMIT wanted
$$;

CREATE OR REPLACE FUNCTION community_feed_helpful_of_board(
  reader integer, board text, after_key double precision, after_id integer, wanted integer
) RETURNS TABLE (id integer, key double precision)
  LANGUAGE sql STABLE
AS $$
  SELECT post.id, post.helpful_score FROM community_listed_posts AS post
  WHERE post.board_id = (SELECT community_board(board)) AND (post.helpful_score, post.id) < (after_key, after_id)
    AND coalesce(post.user_id <> ALL ((SELECT community_blocked_users(reader))::integer[]), true)
  ORDER BY post.helpful_score DESC, post.id DESC LIMIT wanted
$$;

-- The newest posts of all boards that the reader follows. Each board gives as many as a page has at most, from its own
-- part of the index, and the newest of these are the page.
CREATE OR REPLACE FUNCTION community_feed_followed(reader integer, board text, after_id integer, wanted integer)
  RETURNS TABLE (id integer, key double precision)
  LANGUAGE sql STABLE
AS $$
  SELECT post.id, post.id::float8
  FROM follows CROSS JOIN LATERAL (
    SELECT listed.id FROM community_listed_posts AS listed
    WHERE listed.board_id = follows.board_id AND listed.id < after_id
      AND coalesce(listed.user_id <> ALL ((SELECT community_blocked_users(reader))::integer[]), true)
    ORDER BY listed.id DESC LIMIT wanted
  ) AS post
  WHERE follows.user_id = reader AND (board IS NULL OR follows.board_id = (SELECT community_board(board)))
  ORDER BY post.id DESC LIMIT wanted
$$;

-- The reader's bookmarks, the latest first.
CREATE OR REPLACE FUNCTION community_feed_bookmarks(
  reader integer, board text, author integer, keyword text, after_key double precision, wanted integer
) RETURNS TABLE (id integer, key double precision)
  LANGUAGE sql STABLE
AS $$
  SELECT post.id, bookmark.id::float8
  FROM bookmarks AS bookmark JOIN community_listed_posts AS post ON post.id = bookmark.post_id
  WHERE bookmark.user_id = reader AND bookmark.id < after_key::integer
    AND coalesce(post.user_id <> ALL ((SELECT community_blocked_users(reader))::integer[]), true)
    AND (board IS NULL OR post.board_id = (SELECT community_board(board)))
    AND (author IS NULL OR post.user_id = (SELECT community_shown_user(reader, author)))
    AND (keyword IS NULL OR community_post_says(post.id, keyword))
  ORDER BY bookmark.id DESC LIMIT wanted
$$;

-- What a member wrote under their name, which anonymous posts never are: they have no user. Authors see their own posts in
-- every state.
CREATE OR REPLACE FUNCTION community_feed_author_newest(
  reader integer, author integer, board text, is_followed boolean, keyword text, after_id integer, wanted integer
) RETURNS TABLE (id integer, key double precision)
  LANGUAGE sql STABLE
AS $$
  SELECT post.id, post.id::float8 FROM posts AS post
  WHERE post.user_id = (SELECT community_shown_user(reader, author)) AND post.deleted_at IS NULL AND post.id < after_id
    AND (post.state = 'published' OR post.user_id = reader)
    AND (board IS NULL OR post.board_id = (SELECT community_board(board)))
    AND (NOT is_followed OR EXISTS (SELECT FROM follows WHERE follows.user_id = reader AND follows.board_id = post.board_id))
    AND (keyword IS NULL OR community_post_says(post.id, keyword))
  ORDER BY post.id DESC LIMIT wanted
$$;

-- The same, the most helpful first: all posts of one member are sorted for it.
CREATE OR REPLACE FUNCTION community_feed_author_helpful(
  reader integer, author integer, board text, keyword text, after_key double precision, after_id integer, wanted integer
) RETURNS TABLE (id integer, key double precision)
  LANGUAGE sql STABLE
AS $$
  SELECT post.id, post.helpful_score FROM posts AS post
  WHERE post.user_id = (SELECT community_shown_user(reader, author)) AND post.deleted_at IS NULL
    AND (post.helpful_score, post.id) < (after_key, after_id)
    AND (post.state = 'published' OR post.user_id = reader)
    AND (board IS NULL OR post.board_id = (SELECT community_board(board)))
    AND (keyword IS NULL OR community_post_says(post.id, keyword))
  ORDER BY post.helpful_score DESC, post.id DESC LIMIT wanted
$$;
