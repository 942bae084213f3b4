-- Who sees what: the one definition for access rules, hot routes, counters and notifications. A reader is the id of a user.
-- PostgreSQL inlines these functions, so a condition like `id IN (SELECT id FROM community_visible_posts(7) AS visible (id))`
-- costs a few index lookups a row.

-- Accounts that are suspended now: what they wrote is shown to nobody else.
CREATE OR REPLACE VIEW community_suspended AS
  SELECT id AS user_id FROM users WHERE suspended OR suspended_until > now();

-- The users with whom a reader exchanges nothing: those whom the reader blocks, and those who block the reader.
CREATE OR REPLACE FUNCTION community_blocked_with(reader integer) RETURNS SETOF integer
  LANGUAGE sql STABLE
AS $$
  SELECT member.user_id FROM blocks JOIN members AS member ON member.id = blocks.blocked_id WHERE blocks.user_id = reader
  UNION ALL
  SELECT blocks.user_id FROM blocks JOIN members AS member ON member.id = blocks.blocked_id WHERE member.user_id = reader
$$;

-- Shared meals that a reader may see. The meals of the reader are among them where they are shared.
CREATE OR REPLACE FUNCTION community_visible_diaries(reader integer) RETURNS SETOF integer
  LANGUAGE sql STABLE
AS $$
  SELECT diary.id FROM meal_diaries AS diary
  WHERE diary.is_public AND diary.deleted_at IS NULL AND diary.state = 'published'
    AND NOT EXISTS (SELECT FROM community_suspended AS author WHERE author.user_id = diary.user_id)
    AND NOT EXISTS (SELECT FROM community_blocked_with(reader) AS hidden (user_id) WHERE hidden.user_id = diary.user_id)
$$;

-- Posts that a reader may see. A post without a user is anonymous, or its author has left: no block and no suspension
-- changes who sees it, because that would tell who wrote it.
CREATE OR REPLACE FUNCTION community_visible_posts(reader integer) RETURNS SETOF integer
  LANGUAGE sql STABLE
AS $$
  SELECT post.id FROM posts AS post
  WHERE post.deleted_at IS NULL AND post.state = 'published'
    AND NOT EXISTS (SELECT FROM community_suspended AS author WHERE author.user_id = post.user_id)
    AND NOT EXISTS (SELECT FROM community_blocked_with(reader) AS hidden (user_id) WHERE hidden.user_id = post.user_id)
$$;

-- Comments that a reader may see, below a post or a meal that the reader may see.
CREATE OR REPLACE FUNCTION community_visible_comments(reader integer) RETURNS SETOF integer
  LANGUAGE sql STABLE
AS $$
  SELECT comment.id FROM comments AS comment
  WHERE comment.deleted_at IS NULL AND comment.state = 'published'
    AND NOT EXISTS (SELECT FROM community_suspended AS author WHERE author.user_id = comment.user_id)
    AND NOT EXISTS (SELECT FROM community_blocked_with(reader) AS hidden (user_id) WHERE hidden.user_id = comment.user_id)
    AND CASE
      WHEN comment.post_id IS NOT NULL
        THEN EXISTS (SELECT FROM community_visible_posts(reader) AS visible (id) WHERE visible.id = comment.post_id)
      ELSE EXISTS (SELECT FROM community_visible_diaries(reader) AS visible (id) WHERE visible.id = comment.diary_id)
    END
$$;

-- Profiles that a reader may see: not of those who block the reader, and not of suspended accounts. Who blocks somebody
-- still sees that profile, to take the block back.
CREATE OR REPLACE FUNCTION community_visible_members(reader integer) RETURNS SETOF integer
  LANGUAGE sql STABLE
AS $$
  SELECT member.id FROM members AS member
  WHERE NOT EXISTS (SELECT FROM community_suspended AS account WHERE account.user_id = member.user_id)
    AND NOT EXISTS (
      SELECT FROM blocks JOIN members AS blocked ON blocked.id = blocks.blocked_id
      WHERE blocks.user_id = member.user_id AND blocked.user_id = reader
    )
$$;

-- The public face of each member, as answers show it.
CREATE OR REPLACE VIEW community_faces AS
  SELECT member.user_id, jsonb_strip_nulls(jsonb_build_object(
      'id', member.id,
      'username', member.username,
      'avatar', CASE WHEN avatar.id IS NOT NULL THEN jsonb_build_object(
        'id', avatar.id, 'url', '/api/images/file/' || avatar.filename, 'width', avatar.width, 'height', avatar.height) END,
      'badge', CASE WHEN expert.role = 'dietitian' THEN jsonb_build_object('role', 'dietitian', 'name', expert.name) END
    )) AS face
  FROM members AS member
  LEFT JOIN images AS avatar ON avatar.id = member.avatar_id
  LEFT JOIN staff AS expert ON expert.id = member.dietitian_id;
