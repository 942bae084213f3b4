import { sql, type SQL } from 'drizzle-orm';

/**
 * Who sees which post and comment, as conditions of SQL: the one definition for the access rules of Payload, the feeds
 * and the thread pages. `reader` is the id of the member who reads; moderators need no condition. Each function takes
 * the alias of its table.
 */

/**
 * What the author wrote under their own name is shown to the reader: the author is not suspended, and neither blocks the
 * other. An anonymous author has no id here, so blocks and suspensions tell nobody who wrote it.
 */
export function isShownAuthor(author: SQL, reader: number): SQL {
  return sql`(
    NOT EXISTS (
      SELECT FROM users AS account
       WHERE account.id = ${author} AND (account.suspended OR account.suspended_until > now()))
    AND NOT EXISTS (
      SELECT FROM blocks
       WHERE (blocks.user_id = ${reader} AND blocks.blocked_id = ${author})
          OR (blocks.user_id = ${author} AND blocks.blocked_id = ${reader}))
  )`;
}

/** The post is the reader's own, in every state and in the trash, or it is published and its author is shown. */
export function isVisiblePost(post: SQL, reader: number): SQL {
  return sql`(
    ${isOwn('post', post, reader)}
    OR (${post}.state = 'published' AND ${post}.deleted_at IS NULL AND ${isShownAuthor(sql`${post}.user_id`, reader)})
  )`;
}

/** The comment itself may be shown, as far as its post or meal is visible. */
export function isVisibleInThread(comment: SQL, reader: number): SQL {
  return sql`(
    ${isOwn('comment', comment, reader)}
    OR (${comment}.state = 'published' AND ${comment}.deleted_at IS NULL
        AND ${isShownAuthor(sql`${comment}.user_id`, reader)})
  )`;
}

/** The comment may be shown, and what it belongs to is visible. Below an invisible post or meal nothing is visible. */
export function isVisibleComment(comment: SQL, reader: number): SQL {
  return sql`(
    ${isVisibleInThread(comment, reader)}
    AND (EXISTS (SELECT FROM posts AS thread WHERE thread.id = ${comment}.post_id AND ${isVisiblePost(sql`thread`, reader)})
         OR EXISTS (SELECT FROM meal_diaries AS thread
                     WHERE thread.id = ${comment}.diary_id AND ${isVisibleDiary(sql`thread`, reader)}))
  )`;
}

/** The picture is the reader's own, or it belongs to a visible post. */
export function isVisiblePostImage(image: SQL, reader: number): SQL {
  return sql`(
    ${image}.user_id = ${reader}
    OR EXISTS (SELECT FROM posts AS shown WHERE shown.id = ${image}.post_id AND ${isVisiblePost(sql`shown`, reader)})
  )`;
}

/** The meal is the reader's own, or it is public, published, not in the trash, and its author is shown. */
export function isVisibleDiary(diary: SQL, reader: number): SQL {
  return sql`(
    ${diary}.user_id = ${reader}
    OR (${diary}.is_public AND ${diary}.deleted_at IS NULL AND ${isShownAuthor(sql`${diary}.user_id`, reader)})
  )`;
}

function isOwn(_kind: 'post' | 'comment', row: SQL, reader: number): SQL {
  return sql`${row}.user_id = ${reader}`;
}
