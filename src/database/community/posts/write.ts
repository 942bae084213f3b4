import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { runSql, type Transactional } from '../../transaction.ts';

const boardRows = z.array(z.object({ state: z.enum(['open', 'closed']) }));

/** Reads whether a board is open. The lock lets its closing wait for what is being written there. */
export async function shareBoard(req: Transactional, board: number): Promise<'open' | 'closed' | undefined> {
  const rows = await runSql(req, sql`SELECT state FROM boards WHERE id = ${board} FOR SHARE`);
  return boardRows.parse(rows)[0]?.state;
}

const foodRows = z.array(z.object({ id: z.int(), name: z.string() }));

/** The names of those of the foods that are in the catalogue, outside the trash. */
export async function catalogueFoods(
  req: Transactional,
  foods: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (foods.length === 0) return new Map();
  const rows = await runSql(
    req,
    sql`SELECT id, name FROM foods
         WHERE id = ANY (${sql.param(foods)}::int[]) AND kind <> 'custom' AND deleted_at IS NULL`,
  );
  return new Map(foodRows.parse(rows).map(({ id, name }) => [id, name]));
}

const diaryRows = z.array(z.object({ isShared: z.boolean() }));

/** Whether a meal of this member is shared; undefined when the member has no such meal. */
export async function isOwnDiaryShared(
  req: Transactional,
  { diary, user }: { diary: number; user: number },
): Promise<boolean | undefined> {
  const rows = await runSql(
    req,
    sql`SELECT is_public AND state = 'published' AS "isShared" FROM meal_diaries
         WHERE id = ${diary} AND user_id = ${user} AND deleted_at IS NULL`,
  );
  return diaryRows.parse(rows)[0]?.isShared;
}

/** Whether the badge of a dietitian belongs to the member now. */
export async function isDietitian(req: Transactional, user: number): Promise<boolean> {
  const rows = await runSql(
    req,
    sql`SELECT FROM members JOIN staff ON staff.id = members.dietitian_id
         WHERE members.user_id = ${user} AND staff.role = 'dietitian'`,
  );
  return rows.length > 0;
}

/** Keeps what a post or a comment says now, before it is changed. */
export async function keepRevision(
  req: Transactional,
  { collection, id }: { collection: 'posts' | 'comments'; id: number },
): Promise<void> {
  await runSql(
    req,
    collection === 'posts'
      ? sql`INSERT INTO content_revisions (post_id, title, text, content)
            SELECT id, title, content_text, content FROM posts WHERE id = ${id}`
      : sql`INSERT INTO content_revisions (comment_id, text) SELECT id, text FROM comments WHERE id = ${id}`,
  );
}
