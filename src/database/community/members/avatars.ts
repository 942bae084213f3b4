import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { runSql, type Transactional } from '../../transaction.ts';

const imageRows = z.array(z.object({ id: z.int() }));
const fileRows = z.array(z.object({ filename: z.string() }));

/** The file of a picture of a user. The picture cannot be deleted until the end of the transaction. */
export async function fileOfImage(
  req: Transactional,
  { image, user }: { image: number; user: number },
): Promise<string | undefined> {
  const rows = await runSql(
    req,
    sql`SELECT filename FROM images WHERE id = ${image} AND user_id = ${user} FOR KEY SHARE`,
  );
  return fileRows.parse(rows)[0]?.filename;
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
