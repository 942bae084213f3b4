import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { runSql, type Transactional } from '../../transaction.ts';

const imageRows = z.array(z.object({ id: z.int() }));

/** Whether a picture belongs to a user. It cannot be deleted until the end of the transaction. */
export async function isImageOf(
  req: Transactional,
  { image, user }: { image: number; user: number },
): Promise<boolean> {
  const rows = await runSql(
    req,
    sql`SELECT id FROM images WHERE id = ${image} AND user_id = ${user} FOR KEY SHARE`,
  );
  return rows.length > 0;
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
