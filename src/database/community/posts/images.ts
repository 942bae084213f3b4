import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { runSql, type Transactional } from '../../transaction.ts';

const imageRows = z.array(z.object({ id: z.int(), post: z.int().nullable() }));

/**
 * Locks those of the pictures that the member may show: their own ones, and those that the post has already. It returns
 * the post that each belongs to. Of two posts that claim one picture at the same time, the second sees the first.
 */
export async function lockImages(
  req: Transactional,
  { images, post, user }: { images: readonly number[]; post: number | undefined; user: number },
): Promise<ReadonlyMap<number, number | null>> {
  const rows = await runSql(
    req,
    sql`SELECT id, post_id AS post FROM post_images
         WHERE id = ANY (${sql.param(images)}::int[]) AND (user_id = ${user} OR post_id = ${post ?? null}::int)
         ORDER BY id FOR NO KEY UPDATE`,
  );
  return new Map(imageRows.parse(rows).map((row) => [row.id, row.post]));
}

const linkedCounts = z.tuple([z.object({ named: z.int(), linked: z.int() })]);

/**
 * Stores in each picture of a post that it belongs to this post, for ever: a picture that was seen in one post would tell
 * who wrote an anonymous one. What the post no longer names is shown to nobody else, and comes back when it is named again.
 *
 * @returns whether it could take every picture that the post names.
 */
export async function linkImages(
  req: Transactional,
  { post, user }: { post: number; user: number },
): Promise<boolean> {
  const rows = await runSql(
    req,
    sql`
    WITH named AS (
      SELECT post_images_id AS id FROM posts_rels WHERE parent_id = ${post} AND path = 'images'
    ), linked AS (
      UPDATE post_images SET post_id = ${post}
       WHERE id IN (SELECT id FROM named) AND (post_id = ${post} OR (post_id IS NULL AND user_id = ${user}))
      RETURNING id
    )
    SELECT (SELECT count(*)::int FROM named) AS named, (SELECT count(*)::int FROM linked) AS linked`,
  );
  const [{ named, linked }] = linkedCounts.parse(rows);
  return named === linked;
}

/** Whether a post shows the picture, or has shown it and waits for a moderator. */
export async function isKeptForPost(req: Transactional, image: number): Promise<boolean> {
  const rows = await runSql(
    req,
    sql`SELECT FROM post_images AS image JOIN posts ON posts.id = image.post_id
         WHERE image.id = ${image}
           AND (posts.state <> 'published'
                OR EXISTS (SELECT FROM posts_rels AS named
                            WHERE named.parent_id = posts.id AND named.path = 'images'
                              AND named.post_images_id = image.id))`,
  );
  return rows.length > 0;
}
