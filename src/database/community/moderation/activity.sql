-- What members have done, for their trust levels: of the next members after an id. Only their own rows count, and of these
-- only what is under their name: nothing ties an anonymous text to its author.
CREATE OR REPLACE FUNCTION community_activity(after integer, members integer, zone text)
  RETURNS TABLE (user_id integer, account_days integer, active_days integer, recent_active_days integer,
                 likes_received integer, likers integer, upheld integer, recently_upheld integer)
  LANGUAGE sql STABLE SET search_path = public, pg_temp
AS $$
WITH chosen AS MATERIALIZED (SELECT id, created_at FROM users WHERE id > after ORDER BY id LIMIT members),
deeds AS (
  SELECT diary.user_id, diary.created_at AS at FROM meal_diaries AS diary JOIN chosen ON chosen.id = diary.user_id
  UNION ALL
  SELECT post.user_id, post.created_at FROM posts AS post JOIN chosen ON chosen.id = post.user_id
  UNION ALL
  SELECT comment.user_id, comment.created_at FROM comments AS comment JOIN chosen ON chosen.id = comment.user_id
  UNION ALL
  SELECT given.user_id, given.at FROM likes AS given JOIN chosen ON chosen.id = given.user_id
),
days AS (SELECT DISTINCT deeds.user_id, (at AT TIME ZONE zone)::date AS day FROM deeds),
active AS (
  SELECT days.user_id, count(*) AS active,
         count(*) FILTER (WHERE day > (now() AT TIME ZONE zone)::date - 100) AS recent
    FROM days GROUP BY days.user_id
),
received AS (
  SELECT post.user_id, given.user_id AS liker FROM posts AS post JOIN chosen ON chosen.id = post.user_id
    JOIN likes AS given ON given.post_id = post.id WHERE post.state = 'published'
  UNION ALL
  SELECT comment.user_id, given.user_id FROM comments AS comment JOIN chosen ON chosen.id = comment.user_id
    JOIN likes AS given ON given.comment_id = comment.id WHERE comment.state = 'published'
  UNION ALL
  SELECT diary.user_id, given.user_id FROM meal_diaries AS diary JOIN chosen ON chosen.id = diary.user_id
    JOIN likes AS given ON given.diary_id = diary.id WHERE diary.state = 'published'
),
liked AS (
  SELECT received.user_id, count(*) AS likes, count(DISTINCT liker) AS likers FROM received GROUP BY received.user_id
),
against AS (
  SELECT decision.user_id, count(*) AS upheld,
         count(*) FILTER (WHERE decision.created_at > now() - interval '30 days') AS recently
    FROM moderation_actions AS decision JOIN chosen ON chosen.id = decision.user_id
   WHERE decision.kind IN ('hide', 'remove', 'warn', 'mute', 'suspend', 'ban')
     AND decision.undone_at IS NULL AND NOT coalesce(decision.is_automatic, false)
     AND decision.created_at > now() - interval '180 days'
   GROUP BY decision.user_id
)
SELECT chosen.id, extract(day FROM now() - chosen.created_at)::int, coalesce(active.active, 0)::int,
       coalesce(active.recent, 0)::int, coalesce(liked.likes, 0)::int, coalesce(liked.likers, 0)::int,
       coalesce(against.upheld, 0)::int, coalesce(against.recently, 0)::int
  FROM chosen
  LEFT JOIN active ON active.user_id = chosen.id
  LEFT JOIN liked ON liked.user_id = chosen.id
  LEFT JOIN against ON against.user_id = chosen.id
 ORDER BY chosen.id
$$;
