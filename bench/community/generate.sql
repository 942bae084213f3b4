-- A community to measure, made by the superuser in an own database. `bench.posts` is the number of posts; there are five times as
-- many comments and twenty times as many likes. Triggers and checks of foreign keys are off and the figures that they keep are
-- written here; indexes are made after the rows. What was there before is deleted. Whatever is random repeats, because the seed is fixed.
SET session_replication_role = replica;
TRUNCATE users RESTART IDENTITY CASCADE;
SET maintenance_work_mem = '1GB';
SET synchronous_commit = off;
SET max_parallel_maintenance_workers = 0;
SELECT setseed(0.17);

CREATE TEMP TABLE size AS SELECT
  current_setting('bench.posts')::int AS posts,
  greatest(1000, current_setting('bench.posts')::int / 30) AS members,
  (SELECT count(*)::int FROM boards) AS boards;

-- Indexes that no constraint needs are made again at the end.
CREATE TEMP TABLE later AS
  SELECT indexdef, format('%I.%I', schemaname, indexname) AS name FROM pg_indexes
  WHERE tablename IN ('posts', 'comments', 'likes', 'bookmarks', 'follows', 'blocks', 'post_search', 'meal_diaries')
    AND schemaname = 'public' AND indexname NOT IN (SELECT conname FROM pg_constraint);
DO $$
DECLARE name text;
BEGIN
  FOR name IN SELECT later.name FROM later LOOP EXECUTE 'DROP INDEX ' || name; END LOOP;
END $$;

INSERT INTO boards (name, name_en, slug)
  SELECT '게시판 ' || no, 'Board ' || no, 'bench-' || no FROM generate_series((SELECT boards FROM size) + 1, 60) AS no;
UPDATE size SET boards = (SELECT count(*) FROM boards);
CREATE TEMP TABLE numbered_boards AS SELECT id, row_number() OVER (ORDER BY id)::int AS no FROM boards;

INSERT INTO users (id, email, username, username_key, suspended)
  SELECT no, 'bench' || no || '@example.com', '회원' || no, 'bench' || no, no % 200 = 0
  FROM generate_series(1, (SELECT members FROM size)) AS no;
INSERT INTO members (id, user_id, username)
  SELECT no, no, '회원' || no FROM generate_series(1, (SELECT members FROM size)) AS no;

-- 4,000 words of one to four syllables. The most common ones are in a third of the posts, the rarest in
-- one of fifty thousand words.
CREATE TEMP TABLE vocabulary AS
  SELECT no, (
    SELECT string_agg(chr(44032 + (hashint4(no * 7 + place) & 2147483647) % 600 * 18), '')
    FROM generate_series(1, 1 + (hashint4(no) & 2147483647) % 4) AS place
  ) AS word
  FROM generate_series(1, 4000) AS no;
CREATE TEMP TABLE words AS SELECT array_agg(word ORDER BY no) AS list FROM vocabulary;
CREATE FUNCTION pg_temp.some_words(count integer) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  words CONSTANT text[] := (SELECT list FROM words);
  text text := '';
BEGIN
  FOR word IN 1..count LOOP text := text || words[ceil(20 * 200 ^ random())::integer - 19] || ' '; END LOOP;
  RETURN text;
END $$;

DO $$ BEGIN RAISE INFO 'writing posts'; END $$;
-- Two thirds of the posts are on a fifth of the boards, and a few members write much. Every tenth post is anonymous.
CREATE TEMP TABLE drawn AS
  SELECT no, ceil(boards * random() ^ 2)::int AS board, ceil(members * random() ^ 3)::int AS author,
    no % 10 = 0 AS is_anonymous, now() - (posts - no) * interval '63 seconds' AS at,
    least(members - 1, floor(7.5 * (1 / greatest(random(), 0.002) ^ 0.5)))::int AS likes
  FROM size, generate_series(1, posts) AS no;
INSERT INTO posts (
  id, board_id, title, content, content_text, user_id, is_anonymous, pseudonym, state, likes_count, comments_count, helpful_score,
  created_at, updated_at
)
  SELECT drawn.no, numbered_boards.id, left(text, 20),
    jsonb_build_object('root', jsonb_build_object('type', 'root', 'children', jsonb_build_array(jsonb_build_object(
      'type', 'paragraph', 'version', 1, 'children', jsonb_build_array(jsonb_build_object('type', 'text', 'text', text, 'version', 1)))))),
    text, CASE WHEN NOT is_anonymous THEN author END, is_anonymous, CASE WHEN is_anonymous THEN '익명 ' || drawn.no END,
    CASE WHEN drawn.no % 100 = 7 THEN 'hidden' ELSE 'published' END::enum_posts_state, likes, 5,
    floor(10 * log(greatest(likes, 1)::float8)) / 10 + extract(epoch FROM at) / 45000, at, at
  FROM drawn JOIN numbered_boards ON numbered_boards.no = board,
    LATERAL (SELECT pg_temp.some_words(30 + drawn.no % 2 * 20) AS text OFFSET 0) AS written
  ORDER BY drawn.no;
-- The generated words are in normal form.
INSERT INTO post_search (post_id, board_id, words)
  SELECT id, board_id, btrim(title) || E'\n' || btrim(content_text) FROM posts ORDER BY id;

DO $$ BEGIN RAISE INFO 'writing comments'; END $$;
-- Five comments a post. Half of them are on every fiftieth post, which has about 125. Of three comments one answers the first.
INSERT INTO comments (id, post_id, parent_id, root_id, text, user_id, state, likes_count, replies_count, created_at)
  SELECT no, post, parent, parent, '댓글 ' || no, 1 + (hashint4(no) & 1073741823) % members,
    CASE WHEN no % 100 = 4 THEN 'hidden' ELSE 'published' END::enum_comments_state, 1, (no % 3 = 1)::int, now()
  FROM size, generate_series(1, posts * 5) AS no, LATERAL (VALUES ((no - 1) / 3)) AS grouped (three),
    LATERAL (VALUES (
      CASE WHEN three % 2 = 0 THEN 50 * (1 + three / 2 % (posts / 50)) ELSE 1 + (three::bigint * 7919 % posts)::int END,
      CASE WHEN no % 3 = 0 THEN no - 2 END
    )) AS placed (post, parent);
UPDATE posts SET comments_count = counted.rows
  FROM (SELECT post_id, count(*) AS rows FROM comments WHERE state = 'published' GROUP BY 1) AS counted
  WHERE posts.id = counted.post_id AND posts.comments_count <> counted.rows;

DO $$ BEGIN RAISE INFO 'writing likes'; END $$;
-- Fifteen likes a post on average, of a few up to hundreds, and one a comment.
INSERT INTO likes (user_id, post_id)
  SELECT 1 + (hashint4(drawn.no) & 1073741823) % members + place - CASE WHEN (hashint4(drawn.no) & 1073741823) % members + place >= members THEN members ELSE 0 END, drawn.no
  FROM size, drawn, generate_series(0, drawn.likes - 1) AS place;
INSERT INTO likes (user_id, comment_id)
  SELECT 1 + (hashint4(no) & 1073741823) % members, no FROM size, generate_series(1, posts * 5) AS no;

-- Everybody follows three boards. The readers of the benchmark, the first twenty members, follow fifty, have 200 bookmarks, and
-- block twenty members, as twenty others block them.
INSERT INTO follows (user_id, board_id)
  SELECT member, id FROM size, generate_series(1, members) AS member, numbered_boards
  WHERE CASE WHEN member <= 20 THEN no <= 50 ELSE (no + member) % 20 = 0 END;
INSERT INTO bookmarks (user_id, post_id)
  SELECT member, 1 + (member * 37 + mark * (posts / 200)) % posts FROM size, generate_series(1, members) AS member,
    generate_series(1, CASE WHEN member <= 20 THEN 200 ELSE 10 END) AS mark
  ON CONFLICT DO NOTHING;
INSERT INTO blocks (user_id, blocked_id)
  SELECT reader, 100 + reader * 20 + other FROM generate_series(1, 20) AS reader, generate_series(1, 20) AS other
  UNION ALL
  SELECT 600 + reader * 20 + other, reader FROM generate_series(1, 19) AS reader, generate_series(1, 20) AS other;

-- A meal for five posts, half of them shared on a board.
INSERT INTO meal_diaries (id, user_id, date, meal_type, items, is_public, board_id)
  SELECT no, ceil(members * random())::int, '2026-11-30', 'snack', '[]', no % 2 = 0,
    (SELECT id FROM numbered_boards WHERE numbered_boards.no = 1 + meal.no % boards)
  FROM size, generate_series(1, posts / 5) AS meal (no);

DO $$
DECLARE definition text;
BEGIN
  RAISE INFO 'making indexes';
  FOR definition IN SELECT indexdef FROM later LOOP EXECUTE definition; END LOOP;
END $$;
SELECT setval(pg_get_serial_sequence(name, 'id'), (SELECT posts * 5 + 1 FROM size))
  FROM unnest('{users,members,posts,comments,meal_diaries}'::text[]) AS name;
DROP TABLE size, later, numbered_boards, vocabulary, words, drawn;
RESET session_replication_role;
