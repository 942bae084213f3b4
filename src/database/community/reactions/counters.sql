-- Exact numbers of likes, comments, replies and followers. Each statement that changes the rows changes the numbers, in the
-- same transaction. Locks are taken in one order: accounts, posts, meals, boards, comments; each by ascending id.
-- `community_open` and `community_lock_thread` take the first ones before a row is written.

-- Likes: one more or one less for each row of the statement.
CREATE OR REPLACE FUNCTION community_count_likes() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  step CONSTANT integer := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
  post integer;
  diary integer;
  comment integer;
  rows integer;
BEGIN
  -- An ascending order ends with NULL, so the posts come first.
  FOR post, diary, comment, rows IN
    SELECT post_id, diary_id, comment_id, count(*) FROM changed GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  LOOP
    IF post IS NOT NULL THEN
      UPDATE posts SET likes_count = likes_count + step * rows WHERE id = post;
    ELSIF diary IS NOT NULL THEN
      UPDATE meal_diaries SET likes_count = likes_count + step * rows WHERE id = diary;
    ELSE
      UPDATE comments SET likes_count = likes_count + step * rows WHERE id = comment;
    END IF;
  END LOOP;
  RETURN NULL;
END
$$;
CREATE OR REPLACE TRIGGER community_likes_insert AFTER INSERT ON likes
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION community_count_likes();
CREATE OR REPLACE TRIGGER community_likes_delete AFTER DELETE ON likes
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION community_count_likes();

-- Followers of a board.
CREATE OR REPLACE FUNCTION community_count_followers() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  step CONSTANT integer := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
  target integer;
  rows integer;
BEGIN
  FOR target, rows IN SELECT board_id, count(*) FROM changed GROUP BY 1 ORDER BY 1 LOOP
    UPDATE boards SET follower_count = follower_count + step * rows WHERE id = target;
  END LOOP;
  RETURN NULL;
END
$$;
CREATE OR REPLACE TRIGGER community_follows_insert AFTER INSERT ON follows
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION community_count_followers();
CREATE OR REPLACE TRIGGER community_follows_delete AFTER DELETE ON follows
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION community_count_followers();

-- Comments that everyone can see: published and not in the trash. Blocks and suspensions do not count, because the first
-- differ for each reader and the second end by time. A comment has as replies what names it as parent or as top comment.
CREATE OR REPLACE FUNCTION community_count_comments() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  -- Only the tables of the operation exist, so the statement is made for it.
  steps CONSTANT text := CASE TG_OP
    WHEN 'INSERT' THEN 'SELECT *, 1 AS step FROM written'
    WHEN 'DELETE' THEN 'SELECT *, -1 AS step FROM former'
    ELSE 'SELECT *, 1 AS step FROM written UNION ALL SELECT *, -1 AS step FROM former'
  END;
  counted CONSTANT text := format('(SELECT * FROM (%s) AS one WHERE state = ''published'' AND deleted_at IS NULL)', steps);
  target integer;
  change integer;
BEGIN
  -- Most updates are of the numbers themselves.
  IF TG_OP = 'UPDATE' THEN
    IF NOT EXISTS (
      SELECT FROM former JOIN written USING (id)
      WHERE (former.state, former.deleted_at, former.post_id, former.diary_id, former.parent_id, former.root_id)
        IS DISTINCT FROM (written.state, written.deleted_at, written.post_id, written.diary_id, written.parent_id, written.root_id)
    ) THEN
      RETURN NULL;
    END IF;
  END IF;
  FOR target, change IN EXECUTE format(
    'SELECT post_id, sum(step) FROM %s AS one WHERE post_id IS NOT NULL GROUP BY 1 HAVING sum(step) <> 0 ORDER BY 1', counted)
  LOOP
    UPDATE posts SET comments_count = comments_count + change WHERE id = target;
  END LOOP;
  FOR target, change IN EXECUTE format(
    'SELECT diary_id, sum(step) FROM %s AS one WHERE diary_id IS NOT NULL GROUP BY 1 HAVING sum(step) <> 0 ORDER BY 1', counted)
  LOOP
    UPDATE meal_diaries SET comments_count = comments_count + change WHERE id = target;
  END LOOP;
  FOR target, change IN EXECUTE format(
    'SELECT above, sum(step) FROM (
       SELECT parent_id AS above, step FROM %1$s AS one UNION ALL
       SELECT root_id, step FROM %1$s AS one WHERE root_id <> parent_id
     ) AS one WHERE above IS NOT NULL GROUP BY 1 HAVING sum(step) <> 0 ORDER BY 1', counted)
  LOOP
    UPDATE comments SET replies_count = replies_count + change WHERE id = target;
  END LOOP;
  RETURN NULL;
END
$$;
CREATE OR REPLACE TRIGGER community_comments_insert AFTER INSERT ON comments
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION community_count_comments();
CREATE OR REPLACE TRIGGER community_comments_update AFTER UPDATE ON comments
  REFERENCING OLD TABLE AS former NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION community_count_comments();
CREATE OR REPLACE TRIGGER community_comments_delete AFTER DELETE ON comments
  REFERENCING OLD TABLE AS former FOR EACH STATEMENT EXECUTE FUNCTION community_count_comments();

-- Nobody has liked or answered a new document, also where it is a copy.
CREATE OR REPLACE FUNCTION community_start_at_zero() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  NEW.likes_count := 0;
  IF TG_TABLE_NAME = 'comments' THEN
    NEW.replies_count := 0;
  ELSE
    NEW.comments_count := 0;
  END IF;
  RETURN NEW;
END
$$;
CREATE OR REPLACE TRIGGER community_posts_new BEFORE INSERT ON posts
  FOR EACH ROW EXECUTE FUNCTION community_start_at_zero();
CREATE OR REPLACE TRIGGER community_comments_new BEFORE INSERT ON comments
  FOR EACH ROW EXECUTE FUNCTION community_start_at_zero();
CREATE OR REPLACE TRIGGER community_diaries_new BEFORE INSERT ON meal_diaries
  FOR EACH ROW EXECUTE FUNCTION community_start_at_zero();

-- The place of a post among the most helpful ones: ten times as many likes weigh as much as 12.5 hours. It is fixed when
-- it is written, so no job ranks posts again. The logarithm goes in steps of a tenth, because a like that leaves all indexed
-- columns as they are writes one row (a heap-only update), and one that moves the post writes to its eleven indexes.
CREATE OR REPLACE FUNCTION community_score_post() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  NEW.helpful_score := floor(10 * log(greatest(NEW.likes_count, 1)::double precision)) / 10 + extract(epoch FROM NEW.created_at) / 45000;
  RETURN NEW;
END
$$;
CREATE OR REPLACE TRIGGER community_posts_score BEFORE INSERT OR UPDATE OF likes_count, created_at, helpful_score ON posts
  FOR EACH ROW EXECUTE FUNCTION community_score_post();

-- What a suspended member wrote stays hidden when the account is erased, although nothing tells then whose it was.
CREATE OR REPLACE FUNCTION community_hide_of_suspended() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE posts SET state = 'hidden' WHERE user_id = OLD.id AND state = 'published';
  PERFORM FROM posts WHERE id IN (SELECT post_id FROM comments WHERE user_id = OLD.id) ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM meal_diaries WHERE id IN (SELECT diary_id FROM comments WHERE user_id = OLD.id) ORDER BY id FOR NO KEY UPDATE;
  UPDATE comments SET state = 'hidden' WHERE user_id = OLD.id AND state = 'published';
  RETURN OLD;
END
$$;
CREATE OR REPLACE TRIGGER community_users_suspended BEFORE DELETE ON users
  FOR EACH ROW WHEN (OLD.suspended OR OLD.suspended_until > now()) EXECUTE FUNCTION community_hide_of_suspended();

-- Locks a target to which a reader reacts, and before it both accounts. `owner` is the user to whom it belongs.
CREATE OR REPLACE FUNCTION community_open(reader integer, kind text, target integer, OUT is_there boolean, OUT owner integer)
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  -- A statement for each kind: one expression with all of them would open all of their tables.
  CASE kind
    WHEN 'posts' THEN SELECT user_id INTO owner FROM posts WHERE id = target;
    WHEN 'comments' THEN SELECT user_id INTO owner FROM comments WHERE id = target;
    WHEN 'meal-diaries' THEN SELECT user_id INTO owner FROM meal_diaries WHERE id = target;
    WHEN 'members' THEN SELECT user_id INTO owner FROM members WHERE id = target;
    ELSE NULL; -- A board belongs to nobody.
  END CASE;
  PERFORM FROM users WHERE id IN (reader, owner) ORDER BY id FOR KEY SHARE;
  CASE kind
    WHEN 'posts' THEN PERFORM FROM posts WHERE id = target FOR NO KEY UPDATE;
    WHEN 'comments' THEN PERFORM FROM comments WHERE id = target FOR NO KEY UPDATE;
    WHEN 'meal-diaries' THEN PERFORM FROM meal_diaries WHERE id = target FOR NO KEY UPDATE;
    WHEN 'boards' THEN PERFORM FROM boards WHERE id = target FOR NO KEY UPDATE;
    WHEN 'members' THEN PERFORM FROM members WHERE id = target FOR KEY SHARE;
  END CASE;
  is_there := FOUND;
END
$$;

-- Adds or takes back a reaction of a reader, as one call, so that parallel ones wait for each other as briefly as can be.
-- `reactions` is the table, `field` its column that names the target. `count` is how many there are now.
CREATE OR REPLACE FUNCTION community_react(
  reader integer, reactions text, field text, kind text, target integer, is_wanted boolean,
  OUT is_there boolean, OUT owner integer, OUT is_changed boolean, OUT count integer
)
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  rows integer;
BEGIN
  SELECT opened.is_there, opened.owner INTO is_there, owner FROM community_open(reader, kind, target) AS opened;
  IF NOT is_there THEN
    RETURN;
  END IF;
  IF is_wanted AND reactions = 'likes' THEN
    -- The most frequent one has a statement of its own, because EXECUTE plans its text again each time.
    INSERT INTO likes (user_id, post_id, comment_id, diary_id)
      VALUES (
        reader,
        CASE kind WHEN 'posts' THEN target END,
        CASE kind WHEN 'comments' THEN target END,
        CASE kind WHEN 'meal-diaries' THEN target END
      )
      ON CONFLICT DO NOTHING;
  ELSE
    EXECUTE format(
      CASE WHEN is_wanted
        THEN 'INSERT INTO %1$I (user_id, %2$I) VALUES ($1, $2) ON CONFLICT DO NOTHING'
        ELSE 'DELETE FROM %1$I WHERE user_id = $1 AND %2$I = $2'
      END, reactions, field) USING reader, target;
  END IF;
  GET DIAGNOSTICS rows = ROW_COUNT;
  is_changed := rows > 0;
  CASE kind
    WHEN 'posts' THEN SELECT likes_count INTO count FROM posts WHERE id = target;
    WHEN 'comments' THEN SELECT likes_count INTO count FROM comments WHERE id = target;
    WHEN 'meal-diaries' THEN SELECT likes_count INTO count FROM meal_diaries WHERE id = target;
    WHEN 'boards' THEN SELECT follower_count INTO count FROM boards WHERE id = target;
    ELSE NULL; -- Nobody counts the blocks of a member.
  END CASE;
END
$$;

-- Takes the locks under which a comment is written, changed or removed, before its own row is locked.
CREATE OR REPLACE FUNCTION community_lock_thread(post integer, diary integer, comment integer) RETURNS void
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM FROM posts WHERE id IN (post, (SELECT post_id FROM comments WHERE id = comment)) FOR NO KEY UPDATE;
  PERFORM FROM meal_diaries WHERE id IN (diary, (SELECT diary_id FROM comments WHERE id = comment)) FOR NO KEY UPDATE;
END
$$;

-- Compares one number with the rows that it counts, corrects it where it differs, and reports what it corrected. Each row is
-- counted again under its lock.
CREATE OR REPLACE FUNCTION community_correct(counter text) RETURNS TABLE (document integer, stored integer, counted integer)
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  visible CONSTANT text := 'FROM comments WHERE state = ''published'' AND deleted_at IS NULL';
  counted_table CONSTANT text := split_part(counter, '.', 1);
  counted_column CONSTANT text := split_part(counter, '.', 2);
  truth CONSTANT text := CASE counter
    WHEN 'posts.likes_count' THEN 'SELECT post_id AS id, count(*) AS rows FROM likes GROUP BY 1'
    WHEN 'meal_diaries.likes_count' THEN 'SELECT diary_id AS id, count(*) AS rows FROM likes GROUP BY 1'
    WHEN 'comments.likes_count' THEN 'SELECT comment_id AS id, count(*) AS rows FROM likes GROUP BY 1'
    WHEN 'boards.follower_count' THEN 'SELECT board_id AS id, count(*) AS rows FROM follows GROUP BY 1'
    WHEN 'posts.comments_count' THEN format('SELECT post_id AS id, count(*) AS rows %s GROUP BY 1', visible)
    WHEN 'meal_diaries.comments_count' THEN format('SELECT diary_id AS id, count(*) AS rows %s GROUP BY 1', visible)
    WHEN 'comments.replies_count' THEN format(
      'SELECT id, count(*) AS rows FROM (
         SELECT parent_id AS id %1$s UNION ALL SELECT root_id %1$s AND root_id <> parent_id
       ) AS one GROUP BY 1', visible)
  END;
BEGIN
  FOR document IN EXECUTE format(
    'SELECT one.id FROM %I AS one LEFT JOIN (%s) AS truth USING (id) WHERE one.%I <> coalesce(truth.rows, 0) ORDER BY 1',
    counted_table, truth, counted_column)
  LOOP
    EXECUTE format('SELECT %I FROM %I WHERE id = $1 FOR NO KEY UPDATE', counted_column, counted_table)
      INTO stored USING document;
    EXECUTE format('SELECT coalesce((SELECT rows::integer FROM (%s) AS truth WHERE id = $1), 0)', truth)
      INTO counted USING document;
    CONTINUE WHEN stored IS NULL OR stored = counted;
    EXECUTE format('UPDATE %I SET %I = $2 WHERE id = $1', counted_table, counted_column) USING document, counted;
    RETURN NEXT;
  END LOOP;
END
$$;
