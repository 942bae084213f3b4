import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { TracedCollection } from '../../../domain/community/anonymity/laterErasure.ts';
import { runSql, type Transactional } from '../../transaction.ts';

const tracedRows = z.array(z.object({ id: z.int() }));

/**
 * Which anonymous documents of a member, or of their reports, have something that only moderators see: words in the
 * trash, former versions, pictures that were taken out, notes.
 */
export async function readTraced(
  req: Transactional,
  { collection, ids, user }: { collection: TracedCollection; ids: readonly number[]; user: number },
): Promise<number[]> {
  const among = sql.param([...ids]);
  const traced = {
    posts: sql`SELECT id FROM posts AS one WHERE id = ANY (${among}::int[]) AND (
                 deleted_at IS NOT NULL
                 OR EXISTS (SELECT FROM content_revisions WHERE post_id = one.id)
                 OR EXISTS (SELECT FROM moderation_cases WHERE post_id = one.id)
                 OR EXISTS (SELECT FROM anonymity_openings WHERE post_id = one.id)
                 OR EXISTS (SELECT FROM post_images AS image WHERE image.post_id = one.id AND ${isNotShown}))`,
    comments: sql`SELECT id FROM comments AS one WHERE id = ANY (${among}::int[]) AND (
                    deleted_at IS NOT NULL
                    OR EXISTS (SELECT FROM content_revisions WHERE comment_id = one.id)
                    OR EXISTS (SELECT FROM moderation_cases WHERE comment_id = one.id)
                    OR EXISTS (SELECT FROM anonymity_openings WHERE comment_id = one.id))`,
    reports: sql`SELECT id FROM reports WHERE user_id = ${user} AND note IS NOT NULL`,
  };
  return tracedRows.parse(await runSql(req, traced[collection])).map(({ id }) => id);
}

/** No post names the picture any more, or a deleted one does. */
const isNotShown = sql`NOT EXISTS (
  SELECT FROM posts_rels AS named JOIN posts AS naming ON naming.id = named.parent_id
   WHERE named.parent_id = image.post_id AND named.path = 'images' AND named.post_images_id = image.id
     AND naming.deleted_at IS NULL)`;

/** The pictures of a post that it does not show. */
export async function readHiddenImages(req: Transactional, post: number): Promise<number[]> {
  const rows = await runSql(
    req,
    sql`SELECT id FROM post_images AS image WHERE post_id = ${post} AND ${isNotShown} ORDER BY id`,
  );
  return tracedRows.parse(rows).map(({ id }) => id);
}

/** Moves a text into the trash, as its author would. */
export async function trashText(
  req: Transactional,
  { collection, id }: { collection: 'posts' | 'comments'; id: number },
): Promise<void> {
  const moved = sql`SET deleted_at = now(), updated_at = now() WHERE id = ${id} AND deleted_at IS NULL`;
  await runSql(req, collection === 'posts' ? sql`UPDATE posts ${moved}` : sql`UPDATE comments ${moved}`);
}

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

/** What a member has written under their name, or single documents. */
export interface Written {
  /** Null for documents whose author is unknown. */
  readonly user: number | null;
  readonly posts: number[];
  readonly comments: number[];
}

/** Rich text without words. */
const emptyText = {
  root: { type: 'root', version: 1, format: '', indent: 0, direction: null, children: [] },
};
