import { sql, type SQL } from 'drizzle-orm';
import type { ContentReader } from '../../../domain/community/visibleContent.ts';
import { isVisibleComment, isVisibleDiary, isVisiblePost } from '../visible.ts';

/** How many people like what a notification is about. Each table is named by the alias of `notifications`. */
export function likesOf(note: SQL): SQL {
  return sql`coalesce(
    (SELECT likes_count FROM posts WHERE id = ${note}.post_id),
    (SELECT likes_count FROM comments WHERE id = ${note}.comment_id),
    (SELECT likes_count FROM meal_diaries WHERE id = ${note}.diary_id),
    0)`;
}

/**
 * The notification is the reader's own, and what it is about is there for its readers now: it was not hidden, deleted,
 * blocked or made private since then. That also holds for texts of the reader, who could still see them. The inbox, the
 * number of unread ones, streams, mails and pushes all ask this.
 */
export function isVisibleNotification(note: SQL, reader: ContentReader): SQL {
  const [comment, post, diary] = [sql`note_comment`, sql`note_post`, sql`note_diary`];
  const postOf = (id: SQL) => sql`EXISTS (
    SELECT FROM posts AS note_post
     WHERE note_post.id = ${id} AND ${isLive(post)} AND ${isVisiblePost(post, reader)})`;
  const diaryOf = (id: SQL) => sql`EXISTS (
    SELECT FROM meal_diaries AS note_diary
     WHERE note_diary.id = ${id} AND note_diary.is_public AND ${isLive(diary)} AND ${isVisibleDiary(diary, reader)})`;
  return sql`(
    ${note}.user_id = ${reader.user}
    AND CASE
      -- A moderated text is not visible, and its author must know. The verdict of a food is about no text.
      WHEN ${note}.kind IN ('moderation', 'verdict') THEN true
      WHEN ${note}.comment_id IS NOT NULL THEN EXISTS (
        SELECT FROM comments AS note_comment
         WHERE note_comment.id = ${note}.comment_id AND ${isLive(comment)} AND ${isVisibleComment(comment, reader)}
           AND CASE WHEN note_comment.post_id IS NOT NULL
                 THEN ${postOf(sql`note_comment.post_id`)} ELSE ${diaryOf(sql`note_comment.diary_id`)} END)
      WHEN ${note}.post_id IS NOT NULL THEN ${postOf(sql`${note}.post_id`)}
      ELSE ${diaryOf(sql`${note}.diary_id`)}
    END
    AND (${note}.kind <> 'like' OR ${likesOf(note)} > 0)
  )`;
}

function isLive(text: SQL): SQL {
  return sql`(${text}.state = 'published' AND ${text}.deleted_at IS NULL)`;
}
