-- How many people like a target.
CREATE OR REPLACE FUNCTION community_likes_of(post integer, comment integer, diary integer) RETURNS integer
  LANGUAGE sql STABLE
AS $$
  SELECT coalesce(
    (SELECT likes_count FROM posts WHERE id = post),
    (SELECT likes_count FROM comments WHERE id = comment),
    (SELECT likes_count FROM meal_diaries WHERE id = diary),
    0)
$$;

-- The notifications that their member may see now: what was hidden, blocked, made private or erased since then is none of
-- them. The inbox, the number of unread ones, streams, mails and pushes all read this.
CREATE OR REPLACE FUNCTION community_visible_notifications(reader integer) RETURNS SETOF integer
  LANGUAGE sql STABLE
AS $$
  SELECT note.id FROM notifications AS note
  WHERE note.user_id = reader
    AND CASE
      -- A moderated text is not visible, and its author must know. The verdict of a food is about no text.
      WHEN note.kind IN ('moderation', 'verdict') THEN true
      WHEN note.comment_id IS NOT NULL
        THEN EXISTS (SELECT FROM community_visible_comments(reader) AS visible (id) WHERE visible.id = note.comment_id)
      WHEN note.post_id IS NOT NULL
        THEN EXISTS (SELECT FROM community_visible_posts(reader) AS visible (id) WHERE visible.id = note.post_id)
      ELSE EXISTS (SELECT FROM community_visible_diaries(reader) AS visible (id) WHERE visible.id = note.diary_id)
    END
    AND (note.kind <> 'like' OR community_likes_of(note.post_id, note.comment_id, note.diary_id) > 0)
$$;

-- Gives the new notifications of a member their places in the stream. Only one caller at a time does so for a member, and
-- none of the writers: so places follow the order of the commits, and a client that has seen a place has seen all before.
-- What is not visible gets its place when it is. A row that a writer holds is left for the next call.
CREATE OR REPLACE FUNCTION community_place_notifications(member integer, OUT last_place bigint, OUT is_complete boolean)
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('notifications:' || member, 0));
  UPDATE notifications SET position = placed.position
    FROM (
      SELECT id, nextval('notification_positions') AS position
        FROM (
          SELECT id FROM notifications
           WHERE user_id = member AND position IS NULL
             AND id IN (SELECT visible.id FROM community_visible_notifications(member) AS visible (id))
           ORDER BY at, id FOR UPDATE SKIP LOCKED
        ) AS new
    ) AS placed
   WHERE notifications.id = placed.id;
  SELECT coalesce(max(position), 0) INTO last_place FROM notifications WHERE user_id = member;
  is_complete := NOT EXISTS (
    SELECT FROM notifications
     WHERE user_id = member AND position IS NULL
       AND id IN (SELECT visible.id FROM community_visible_notifications(member) AS visible (id))
  );
END
$$;
