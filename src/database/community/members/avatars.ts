import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Fingerprint } from '../filters/removedPictures.ts';
import { runSql, type Transactional } from '../../transaction.ts';

const imageRows = z.array(z.object({ id: z.int() }));
const fileRows = z.array(
  z
    .object({
      filename: z.string(),
      sha256: z.string().nullable(),
      perceptualHash: z.string().nullable(),
    })
    .transform(({ filename, perceptualHash, sha256 }) => ({
      filename,
      whole: sha256 === null ? undefined : { sha256, perceptualHash },
    })),
);

/** The file of a picture of a user, with the hashes of the whole picture that it was cut out of. The picture cannot be deleted until the end of the transaction. */
export async function fileOfImage(
  req: Transactional,
  { image, user }: { image: number; user: number },
): Promise<{ filename: string; whole: Fingerprint | undefined } | undefined> {
  const rows = await runSql(
    req,
    sql`SELECT filename, sha256, perceptual_hash AS "perceptualHash" FROM images WHERE id = ${image} AND user_id = ${user} FOR KEY SHARE`,
  );
  return fileRows.parse(rows)[0];
}

/** The pictures of a member that their profile does not show. */
export async function unusedImagesOf(req: Transactional, user: number): Promise<number[]> {
  const rows = await runSql(
    req,
    sql`SELECT id FROM images AS image WHERE user_id = ${user}
          AND NOT EXISTS (SELECT FROM members AS member WHERE member.avatar_id = image.id) ORDER BY id`,
  );
  return imageRows.parse(rows).map(({ id }) => id);
}

/** The pictures of members that no profile has shown for a day. */
export async function abandonedImages(req: Transactional): Promise<number[]> {
  const rows = await runSql(
    req,
    sql`SELECT id FROM images AS image WHERE user_id IS NOT NULL AND created_at < now() - interval '1 day'
          AND NOT EXISTS (SELECT FROM members AS member WHERE member.avatar_id = image.id) ORDER BY id`,
  );
  return imageRows.parse(rows).map(({ id }) => id);
}
