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
    NOT ${isSuspended(author)}
    AND NOT ${hasBlocked(sql`${user}`, author)}
    AND NOT ${hasBlocked(author, sql`${user}`)}
  )`;
}

/** Whether one user blocks the other. */
export function hasBlocked(user: SQL, other: SQL): SQL {
  return sql`EXISTS (
    SELECT FROM blocks AS visible_block JOIN members AS visible_blocked ON visible_blocked.id = visible_block.blocked_id
     WHERE visible_block.user_id = ${user} AND visible_blocked.user_id = ${other})`;
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

/** The picture is the reader's own, or a visible post shows it now. */
export function isVisiblePostImage(image: SQL, reader: ContentReader): SQL {
  return sql`(
    ${isOwn(image, 'image_id', reader)}
    OR EXISTS (SELECT FROM posts AS visible_post
                JOIN posts_rels AS visible_named ON visible_named.parent_id = visible_post.id
                 AND visible_named.path = 'images' AND visible_named.post_images_id = ${image}.id
                WHERE visible_post.id = ${image}.post_id AND ${isVisiblePost(sql`visible_post`, reader)})
  )`;
}

/** The meal is the reader's own, or it is public, published, not in the trash, and its author is shown. */
export function isVisibleDiary(diary: SQL, reader: ContentReader): SQL {
  return sql`(
    ${diary}.user_id = ${reader.user}
    OR ${isSharedWith(diary, reader)}
  )`;
}

/** The meal is shared, and its author is shown to the reader. */
export function isSharedWith(diary: SQL, reader: ContentReader): SQL {
  return sql`(
    ${diary}.is_public AND ${diary}.deleted_at IS NULL AND ${diary}.state = 'published'
    AND ${isShownAuthor(sql`${diary}.user_id`, reader)}
  )`;
}

/** The photo is the reader's own, or it belongs to a meal that is shared with the reader. */
export function isVisiblePhoto(photo: SQL, reader: ContentReader): SQL {
  return sql`(
    ${photo}.user_id = ${reader.user}
    OR EXISTS (SELECT FROM meal_diaries AS visible_diary
                WHERE visible_diary.id = ${photo}.diary_id AND ${isSharedWith(sql`visible_diary`, reader)})
  )`;
}

/**
 * The profile is the reader's own; or the account is not suspended, and its member does not block the reader. Who blocks
 * somebody still sees that profile, to take the block back.
 */
export function isVisibleMember(member: SQL, { user }: ContentReader): SQL {
  return sql`(
    ${member}.user_id = ${user}
    OR (NOT ${isSuspended(sql`${member}.user_id`)} AND NOT ${hasBlocked(sql`${member}.user_id`, sql`${user}`)})
  )`;
}

/** What the reader likes is visible. Whose like it is, the access rule says. */
export function isLikeOfVisible(like: SQL, reader: ContentReader): SQL {
  return sql`CASE
    WHEN ${like}.post_id IS NOT NULL THEN ${isBookmarkOfVisible(like, reader)}
    WHEN ${like}.comment_id IS NOT NULL THEN EXISTS
      (SELECT FROM comments AS visible_comment
        WHERE visible_comment.id = ${like}.comment_id AND ${isVisibleComment(sql`visible_comment`, reader)})
    ELSE EXISTS
      (SELECT FROM meal_diaries AS visible_diary
        WHERE visible_diary.id = ${like}.diary_id AND ${isVisibleDiary(sql`visible_diary`, reader)})
  END`;
}

/** The post that the reader keeps is visible. Whose bookmark it is, the access rule says. */
export function isBookmarkOfVisible(bookmark: SQL, reader: ContentReader): SQL {
  return sql`EXISTS
    (SELECT FROM posts AS visible_post
      WHERE visible_post.id = ${bookmark}.post_id AND ${isVisiblePost(sql`visible_post`, reader)})`;
}

/** A picture of the catalogue, an avatar, or the reader's own. A picture that no profile shows is nobody else's. */
export function isVisibleImage(image: SQL, { user }: ContentReader): SQL {
  return sql`(
    ${image}.user_id IS NULL OR ${image}.user_id = ${user}
    OR EXISTS (SELECT FROM members AS visible_member
                WHERE visible_member.avatar_id = ${image}.id AND NOT ${isSuspended(sql`visible_member.user_id`)})
  )`;
}

/**
 * Whether an account is suspended now. The subquery has one value and is no EXISTS, because PostgreSQL would turn that into
 * a join, and read all accounts for the suspended ones to show a page of 21 posts.
 */
export function isSuspended(user: SQL): SQL {
  return sql`coalesce((
    SELECT visible_account.suspended OR visible_account.suspended_until > now()
      FROM users AS visible_account WHERE visible_account.id = ${user}), false)`;
}

/** Whether the reader wrote it, under their own name or anonymously. */
export function isOwn(
  row: SQL,
  kind: 'post_id' | 'comment_id' | 'image_id',
  { authorHashes, user }: ContentReader,
): SQL {
  // An answer, also where the author has left.
  return sql`(
    coalesce(${row}.user_id = ${user}, false)
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
