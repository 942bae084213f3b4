import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { sameWithin } from '../../../domain/community/filters/pictureHash.ts';
import type { ContentSlug } from '../../../domain/community/moderation/targets.ts';
import { runSql, type Transactional } from '../../transaction.ts';

/** What is kept of a picture to know it again. */
export interface Fingerprint {
  readonly sha256: string;
  /** Missing where the picture has no contrast. */
  readonly perceptualHash: string | null;
}

/** The pictures of each kind of content; comments have none. */
const picturesOf: Readonly<Record<ContentSlug, ((id: number) => SQL) | undefined>> = {
  posts: (id) => sql`post_images WHERE post_id = ${id}`,
  'meal-diaries': (id) => sql`meal_photos WHERE diary_id = ${id}`,
  comments: undefined,
};

/** Remembers the hashes of the pictures of removed content. */
export async function addRemovedPictures(
  req: Transactional,
  { relationTo, value }: { relationTo: ContentSlug; value: number },
): Promise<void> {
  const pictures = picturesOf[relationTo]?.(value);
  if (pictures === undefined) return;
  await runSql(
    req,
    sql`INSERT INTO removed_pictures (sha256, perceptual_hash, source)
        SELECT sha256, ('x' || perceptual_hash)::bit(128), ${sourceOf(relationTo, value)} FROM ${pictures}
           AND sha256 IS NOT NULL
        ON CONFLICT DO NOTHING`,
  );
}

/** Forgets them when the content is restored. */
export async function deleteRemovedPictures(
  req: Transactional,
  { relationTo, value }: { relationTo: ContentSlug; value: number },
): Promise<void> {
  await runSql(req, sql`DELETE FROM removed_pictures WHERE source = ${sourceOf(relationTo, value)}`);
}

function sourceOf(relationTo: ContentSlug, id: number): string {
  return `${relationTo}:${String(id)}`;
}

const isSame = (sha256: SQL, hash: SQL) =>
  sql`(removed.sha256 = ${sha256} OR bit_count(removed.perceptual_hash # ('x' || ${hash})::bit(128)) <= ${sameWithin})`;

/** Whether a moderator has removed this picture, or one that shows the same. */
export async function isRemovedPicture(
  req: Transactional,
  { perceptualHash, sha256 }: Fingerprint,
): Promise<boolean> {
  const rows = await runSql(
    req,
    sql`SELECT FROM removed_pictures AS removed
         WHERE ${isSame(sql`${sha256}`, sql`${perceptualHash}::text`)} LIMIT 1`,
  );
  return rows.length > 0;
}

const ids = z.array(z.object({ id: z.int() }));

/** Those of stored pictures that a moderator has removed elsewhere. */
export async function removedAmong(
  req: Transactional,
  { images, table }: { images: readonly number[]; table: 'post_images' | 'meal_photos' },
): Promise<number[]> {
  if (images.length === 0) return [];
  const rows = await runSql(
    req,
    sql`SELECT id FROM ${sql.identifier(table)} AS picture
         WHERE id IN ${images}
           AND EXISTS (SELECT FROM removed_pictures AS removed
                        WHERE ${isSame(sql`picture.sha256`, sql`picture.perceptual_hash`)})
         ORDER BY id`,
  );
  return ids.parse(rows).map(({ id }) => id);
}
