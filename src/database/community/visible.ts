import { sql, type SQL } from 'drizzle-orm';
import type { ContentReader } from '../../domain/community/visibleContent.ts';

/**
 * Who sees which post and comment, as conditions of SQL: the one definition for the access rules of Payload, the feeds
 * and the thread pages. Moderators need no condition. Each function takes the alias of its table, and the member who
 * reads. The aliases here begin with `visible_`, so that they hide no alias of a caller.
 */

/**
 * What an author wrote under their own name is shown to the reader: the author is not suspended, and neither blocks the
 * other. An anonymous author has no id here, so that no block and no suspension tells who it is.
 */
export function isShownAuthor(author: SQL, { user }: ContentReader): SQL {
  return sql`(
    NOT EXISTS (SELECT FROM users AS visible_author WHERE visible_author.id = ${author} AND visible_author.suspended)
    AND NOT EXISTS (
      SELECT FROM blocks AS visible_block
       WHERE (visible_block.user_id = ${user} AND visible_block.blocked_id = ${author})
          OR (visible_block.user_id = ${author} AND visible_block.blocked_id = ${user}))
  )`;
}

/** The post is the reader's own, in every state and in the trash, or it is published and its author is shown. */
export function isVisiblePost(post: SQL, reader: ContentReader): SQL {
  return isVisibleText(post, 'post_id', reader);
}

/**
 * The same for a comment, as far as its post or meal is visible. A page of a thread, which looks at that once, asks only
 * for this.
 */
export function isVisibleInThread(comment: SQL, reader: ContentReader): SQL {
  return isVisibleText(comment, 'comment_id', reader);
}

/** The comment may be shown, and what it belongs to is visible. Below an invisible post or meal nothing is visible. */
export function isVisibleComment(comment: SQL, reader: ContentReader): SQL {
  const thread = sql`visible_thread`;
  return sql`(
    ${isVisibleInThread(comment, reader)}
    AND CASE WHEN ${comment}.post_id IS NOT NULL
      THEN EXISTS (SELECT FROM posts AS visible_thread
                    WHERE visible_thread.id = ${comment}.post_id AND ${isVisiblePost(thread, reader)})
      ELSE EXISTS (SELECT FROM meal_diaries AS visible_thread
                    WHERE visible_thread.id = ${comment}.diary_id AND ${isVisibleDiary(thread, reader)})
    END
  )`;
}

/** The picture is the reader's own, or it belongs to a visible post. */
export function isVisiblePostImage(image: SQL, reader: ContentReader): SQL {
  return sql`(
    ${isOwn(image, 'image_id', reader)}
    OR EXISTS (SELECT FROM posts AS visible_post
                WHERE visible_post.id = ${image}.post_id AND ${isVisiblePost(sql`visible_post`, reader)})
  )`;
}

/** The meal is the reader's own, or it is public, published, not in the trash, and its author is shown. */
export function isVisibleDiary(diary: SQL, reader: ContentReader): SQL {
  return sql`(
    ${diary}.user_id = ${reader.user}
    OR (${diary}.is_public AND ${diary}.deleted_at IS NULL AND ${isShownAuthor(sql`${diary}.user_id`, reader)})
  )`;
}

/** Whether the reader wrote it, under their own name or anonymously. */
export function isOwn(
  row: SQL,
  kind: 'post_id' | 'comment_id' | 'image_id',
  { authorHashes, user }: ContentReader,
): SQL {
  return sql`(
    ${row}.user_id = ${user}
    OR (${row}.user_id IS NULL AND EXISTS (
      SELECT FROM anonymous_authors AS visible_own
       WHERE visible_own.${sql.identifier(kind)} = ${row}.id
         AND visible_own.author_hash = ANY (${sql.param(authorHashes)}::text[])))
  )`;
}

function isVisibleText(text: SQL, kind: 'post_id' | 'comment_id', reader: ContentReader): SQL {
  return sql`(
    ${isOwn(text, kind, reader)}
    OR (${text}.state = 'published' AND ${text}.deleted_at IS NULL
        AND ${isShownAuthor(sql`${text}.user_id`, reader)})
  )`;
}
