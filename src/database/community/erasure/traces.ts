import { sql } from 'drizzle-orm';
import { runSql, type Transactional } from '../../transaction.ts';

/** What the posts and comments of a member said before they were edited, deleted. */
export async function deleteRevisions(req: Transactional, { user, posts, comments }: Written): Promise<void> {
  await runSql(
    req,
    sql`DELETE FROM content_revisions
         WHERE post_id IN (SELECT id FROM posts WHERE user_id = ${user} OR id = ANY (${sql.param(posts)}::int[]))
            OR comment_id IN (SELECT id FROM comments WHERE user_id = ${user} OR id = ANY (${sql.param(comments)}::int[]))`,
  );
}

/**
 * Empties the posts and comments that a member has deleted. The rows stay, because the answers of others are below them.
 */
export async function emptyDeleted(req: Transactional, { user, posts, comments }: Written): Promise<void> {
  await runSql(
    req,
    sql`UPDATE posts SET title = NULL, content_text = NULL, content = ${JSON.stringify(emptyText)}::jsonb
         WHERE deleted_at IS NOT NULL AND (user_id = ${user} OR id = ANY (${sql.param(posts)}::int[]))`,
  );
  await runSql(
    req,
    sql`UPDATE comments SET text = ''
         WHERE deleted_at IS NOT NULL AND (user_id = ${user} OR id = ANY (${sql.param(comments)}::int[]))`,
  );
}

/** Empties what a member has told moderators alone: the words of reports and of appeals. What was decided stays. */
export async function emptyToldModerators(
  req: Transactional,
  { user, actions }: { user: number; actions: number[] },
): Promise<void> {
  await runSql(req, sql`UPDATE reports SET note = NULL WHERE user_id = ${user} AND note IS NOT NULL`);
  await runSql(
    req,
    sql`UPDATE moderation_actions SET appeal_text = NULL
         WHERE appeal_text IS NOT NULL AND (user_id = ${user} OR id = ANY (${sql.param(actions)}::int[]))`,
  );
}

/** A member, and the ids of what they have written anonymously. */
export interface Written {
  readonly user: number;
  readonly posts: number[];
  readonly comments: number[];
}

/** Rich text without words. */
const emptyText = {
  root: { type: 'root', version: 1, format: '', indent: 0, direction: null, children: [] },
};
