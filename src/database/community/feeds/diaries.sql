-- The feeds of shared meals: as posts.sql, for the public meals that a board shows.

CREATE OR REPLACE VIEW community_listed_diaries AS
  SELECT diary.id, diary.board_id, diary.user_id
  FROM meal_diaries AS diary
  WHERE diary.is_public AND diary.deleted_at IS NULL AND diary.state = 'published'
    AND NOT EXISTS (SELECT FROM community_suspended AS author WHERE author.user_id = diary.user_id);

CREATE OR REPLACE FUNCTION community_feed_diaries_of_board(reader integer, board text, after_id integer, wanted integer)
  RETURNS TABLE (id integer, key double precision)
  LANGUAGE sql STABLE
AS $$
  SELECT diary.id, diary.id::float8 FROM community_listed_diaries AS diary
  WHERE diary.board_id = (SELECT community_board(board)) AND diary.id < after_id
    AND diary.user_id <> ALL ((SELECT community_blocked_users(reader))::integer[])
  ORDER BY diary.id DESC LIMIT wanted
$$;

CREATE OR REPLACE FUNCTION community_feed_diaries_followed(reader integer, board text, after_id integer, wanted integer)
  RETURNS TABLE (id integer, key double precision)
  LANGUAGE sql STABLE
AS $$
  SELECT diary.id, diary.id::float8
  FROM follows CROSS JOIN LATERAL (
    SELECT listed.id FROM community_listed_diaries AS listed
    WHERE listed.board_id = follows.board_id AND listed.id < after_id
      AND listed.user_id <> ALL ((SELECT community_blocked_users(reader))::integer[])
    ORDER BY listed.id DESC LIMIT wanted
  ) AS diary
  WHERE follows.user_id = reader AND (board IS NULL OR follows.board_id = (SELECT community_board(board)))
  ORDER BY diary.id DESC LIMIT wanted
$$;

-- What a member shares, on any board or on none.
CREATE OR REPLACE FUNCTION community_feed_author_diaries(
  reader integer, author integer, board text, is_followed boolean, after_id integer, wanted integer
) RETURNS TABLE (id integer, key double precision)
  LANGUAGE sql STABLE
AS $$
  SELECT diary.id, diary.id::float8 FROM meal_diaries AS diary
  WHERE diary.user_id = (SELECT community_shown_user(reader, author))
    AND diary.is_public AND diary.deleted_at IS NULL AND diary.state = 'published' AND diary.id < after_id
    AND (board IS NULL OR diary.board_id = (SELECT community_board(board)))
    AND (NOT is_followed OR EXISTS (SELECT FROM follows WHERE follows.user_id = reader AND follows.board_id = diary.board_id))
  ORDER BY diary.id DESC LIMIT wanted
$$;
