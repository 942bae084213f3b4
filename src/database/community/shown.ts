import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { face } from '../../domain/community/author.ts';
import type { ContentReader } from '../../domain/community/visibleContent.ts';
import { runSql, type Transactional } from '../transaction.ts';
import { isOwn, isVisibleDiary } from './visible.ts';

/** What readers see of a post or a comment besides its own columns. */
const shown = z.object({
  id: z.int(),
  isAnonymous: z.boolean(),
  pseudonym: z.string().nullable(),
  face: face.nullable(),
  /** Whether the author has the badge of a dietitian now. */
  isDietitian: z.boolean(),
  likes: z.int(),
  isLiked: z.boolean(),
  isOwn: z.boolean(),
});
export const shownPost = shown.extend({
  comments: z.int(),
  isBookmarked: z.boolean(),
  diary: z.int().nullable(),
});
export const shownComment = shown.extend({ replies: z.int() });

/** What readers see of a shared meal besides its own columns. */
export const shownDiary = z.object({
  isOwn: z.boolean(),
  author: face,
  likes: z.int(),
  comments: z.int(),
  isLiked: z.boolean(),
});

export type ShownDiary = z.infer<typeof shownDiary>;
export type ShownPost = z.infer<typeof shownPost>;
export type ShownComment = z.infer<typeof shownComment>;

/**
 * What a page of posts shows besides the posts, in one statement. A meal is left out where the reader may not see it (any
 * more). Without a reader, for staff, nothing is the reader's own.
 */
export async function readShownPosts(
  req: Transactional,
  { posts, reader }: { posts: readonly number[]; reader: ContentReader | undefined },
): Promise<ShownPost[]> {
  const rows = await runSql(
    req,
    sql`SELECT ${shownPostColumns(reader)} FROM posts AS post ${shownPostJoins}
         WHERE post.id = ANY (${sql.param(posts)}::int[])`,
  );
  return z.array(shownPost).parse(rows);
}

/** The columns of {@link shownPost}, in a statement with `posts AS post` and {@link shownPostJoins}. */
export function shownPostColumns(reader: ContentReader | undefined): SQL {
  const isBookmarked =
    reader === undefined
      ? sql`false`
      : sql`EXISTS (SELECT FROM bookmarks WHERE bookmarks.post_id = post.id AND bookmarks.user_id = ${reader.user})`;
  const isDiaryShown =
    reader === undefined
      ? sql`diary.id IS NOT NULL`
      : sql`diary.id IS NOT NULL AND diary.deleted_at IS NULL AND ${isVisibleDiary(sql`diary`, reader)}`;
  return sql`${shownColumns(sql`post`, 'post_id', reader)}, post.comments_count AS comments,
    ${isBookmarked} AS "isBookmarked", CASE WHEN ${isDiaryShown} THEN diary.id END AS diary`;
}

export const shownPostJoins = sql`
  LEFT JOIN community_faces AS face ON face.user_id = post.user_id
  LEFT JOIN meal_diaries AS diary ON diary.id = post.diary_id`;

/** What a page of comments shows besides the comments, in one statement. */
export async function readShownComments(
  req: Transactional,
  { comments, reader }: { comments: readonly number[]; reader: ContentReader | undefined },
): Promise<ShownComment[]> {
  const rows = await runSql(
    req,
    sql`SELECT ${shownCommentColumns(reader)} FROM comments AS comment ${shownCommentJoins}
         WHERE comment.id = ANY (${sql.param(comments)}::int[])`,
  );
  return z.array(shownComment).parse(rows);
}

/** The columns of {@link shownComment}, in a statement with `comments AS comment` and {@link shownCommentJoins}. */
export function shownCommentColumns(reader: ContentReader | undefined): SQL {
  return sql`${shownColumns(sql`comment`, 'comment_id', reader)}, comment.replies_count AS replies`;
}

export const shownCommentJoins = sql`LEFT JOIN community_faces AS face ON face.user_id = comment.user_id`;

/** The columns of {@link shownDiary}, in a statement with `meal_diaries AS diary` and {@link shownDiaryJoins}. */
export function shownDiaryColumns(reader: number): SQL {
  return sql`diary.user_id = ${reader} AS "isOwn", face.face AS author,
    diary.likes_count AS likes, diary.comments_count AS comments,
    EXISTS (SELECT FROM likes WHERE likes.diary_id = diary.id AND likes.user_id = ${reader}) AS "isLiked"`;
}

export const shownDiaryJoins = sql`JOIN community_faces AS face ON face.user_id = diary.user_id`;

/** The columns of {@link shown}. The statement joins `community_faces AS face`. */
function shownColumns(row: SQL, kind: 'post_id' | 'comment_id', reader: ContentReader | undefined): SQL {
  const isLiked =
    reader === undefined
      ? sql`false`
      : sql`EXISTS (SELECT FROM likes WHERE likes.${sql.identifier(kind)} = ${row}.id AND likes.user_id = ${reader.user})`;
  return sql`${row}.id, coalesce(${row}.is_anonymous, false) AS "isAnonymous", ${row}.pseudonym, face.face,
    coalesce(face.face -> 'badge' ->> 'role' = 'dietitian', false) AS "isDietitian",
    ${row}.likes_count AS likes, ${isLiked} AS "isLiked",
    ${reader === undefined ? sql`false` : isOwn(row, kind, reader)} AS "isOwn"`;
}
