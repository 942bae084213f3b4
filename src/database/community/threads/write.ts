import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { ContentReader } from '../../../domain/community/visibleContent.ts';
import { runSql, type Transactional } from '../../transaction.ts';
import { isShownAuthor, isVisibleComment, isVisibleDiary, isVisiblePost } from '../visible.ts';

/** What a comment belongs to: one post, or one meal. */
export type Thread = { readonly post: number } | { readonly diary: number };

/** Locks the post or the meal of a comment before the comment itself is locked: `counters.sql` has the order. */
export async function lockThreadOf(req: Transactional, comment: number): Promise<void> {
  await runSql(req, sql`SELECT community_lock_thread(NULL, NULL, ${comment})`);
}

const threadRows = z.array(
  z.object({
    user: z.int().nullable(),
    isAnonymous: z.boolean().nullable(),
    board: z.enum(['open', 'closed']).nullable(),
  }),
);
export type OpenedThread = z.infer<typeof threadRows>[number];

/**
 * Locks a post or a meal, so that its number of comments can change, and reads it; undefined where the reader may not see
 * it. What makes it invisible waits for the comment, or the comment is refused.
 */
export async function openThread(
  req: Transactional,
  { reader, thread }: { thread: Thread; reader: ContentReader },
): Promise<OpenedThread | undefined> {
  const row = sql`thread`;
  await runSql(
    req,
    'post' in thread
      ? sql`SELECT community_lock_thread(${thread.post}, NULL, NULL)`
      : sql`SELECT community_lock_thread(NULL, ${thread.diary}, NULL)`,
  );
  const rows = await runSql(
    req,
    'post' in thread
      ? sql`SELECT thread.user_id AS user, thread.is_anonymous AS "isAnonymous", board.state AS board
              FROM posts AS thread JOIN boards AS board ON board.id = thread.board_id
             WHERE thread.id = ${thread.post} AND thread.deleted_at IS NULL AND ${isVisiblePost(row, reader)}`
      : sql`SELECT thread.user_id AS user, false AS "isAnonymous", board.state AS board
              FROM meal_diaries AS thread LEFT JOIN boards AS board ON board.id = thread.board_id
             WHERE thread.id = ${thread.diary} AND thread.deleted_at IS NULL
               AND thread.is_public AND ${isVisibleDiary(row, reader)}`,
  );
  return threadRows.parse(rows)[0];
}

const parentRows = z.array(
  z.object({ root: z.int(), isHere: z.boolean(), isThere: z.boolean(), isKnown: z.boolean() }),
);
export type ParentComment = z.infer<typeof parentRows>[number];

/**
 * Reads the comment that another one answers, under a lock that lets its deletion wait; undefined where there is none.
 * `root` is the top comment above it, or the comment itself.
 * `isKnown`: it tells the member nothing that such a comment exists.
 */
export async function shareParent(
  req: Transactional,
  { parent, reader, thread }: { parent: number; thread: Thread; reader: ContentReader },
): Promise<ParentComment | undefined> {
  const isHere: SQL =
    'post' in thread ? sql`parent.post_id = ${thread.post}` : sql`parent.diary_id = ${thread.diary}`;
  const rows = await runSql(
    req,
    sql`SELECT coalesce(parent.root_id, parent.id) AS root,
               coalesce(${isHere}, false) AS "isHere",
               parent.deleted_at IS NULL AND parent.state = 'published' AS "isThere",
               CASE WHEN ${isHere} THEN ${isShownAuthor(sql`parent.user_id`, reader)}
                 ELSE ${isVisibleComment(sql`parent`, reader)} END AS "isKnown"
          FROM comments AS parent WHERE parent.id = ${parent} FOR NO KEY UPDATE`,
  );
  return parentRows.parse(rows)[0];
}

const answeredRows = z.array(
  z.object({
    collection: z.enum(['posts', 'comments', 'meal-diaries']),
    id: z.int(),
    user: z.int().nullable(),
  }),
);
export type Answered = z.infer<typeof answeredRows>[number];

/** What a comment answers: the comment above it first, then the post or the meal. */
export async function answeredBy(req: Transactional, comment: number): Promise<Answered[]> {
  const rows = await runSql(
    req,
    sql`SELECT above.collection, above.id, above.user
          FROM comments AS comment CROSS JOIN LATERAL (
            SELECT 1 AS place, 'comments' AS collection, id, user_id AS user FROM comments WHERE id = comment.parent_id
            UNION ALL SELECT 2, 'posts', id, user_id FROM posts WHERE id = comment.post_id
            UNION ALL SELECT 2, 'meal-diaries', id, user_id FROM meal_diaries WHERE id = comment.diary_id
          ) AS above
         WHERE comment.id = ${comment} ORDER BY above.place`,
  );
  return answeredRows.parse(rows);
}

/** Whether a member may see a comment. */
export async function canSeeComment(
  req: Transactional,
  { comment, reader }: { comment: number; reader: ContentReader },
): Promise<boolean> {
  const rows = await runSql(
    req,
    sql`SELECT FROM comments AS comment
         WHERE comment.id = ${comment} AND ${isVisibleComment(sql`comment`, reader)}`,
  );
  return rows.length > 0;
}
