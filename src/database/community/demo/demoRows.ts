import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { runSql, type Transactional } from '../../transaction.ts';

const mark = 'demo-community';

/** Records that the demo community was made. @returns whether it was not made before. */
export async function claimDemo(req: Transactional): Promise<boolean> {
  const rows = await runSql(
    req,
    sql`INSERT INTO catalogue_loads (version) VALUES (${mark}) ON CONFLICT (version) DO NOTHING RETURNING version`,
  );
  return rows.length > 0;
}

/** Whether nobody has signed up besides these accounts. */
export async function hasNoMembers(req: Transactional, besides: readonly string[]): Promise<boolean> {
  const rows = await runSql(
    req,
    sql`SELECT FROM users WHERE email <> ALL (${sql.param([...besides])}::text[]) LIMIT 1`,
  );
  return rows.length === 0;
}

/** Completes accounts of the demo: they are marked, and nobody asks them to confirm an address. */
export async function markDemoMembers(
  req: Transactional,
  { members, since }: { members: readonly { readonly user: number; readonly intro: string }[]; since: Date },
): Promise<void> {
  const rows = JSON.stringify(members);
  const at = since.toISOString();
  await runSql(
    req,
    sql`WITH demo AS (SELECT * FROM jsonb_to_recordset(${rows}::jsonb) AS demo ("user" integer, intro text)),
        marked AS (
          UPDATE users SET is_demo = true, email_verified_at = ${at}::timestamptz, created_at = ${at}::timestamptz
            FROM demo WHERE users.id = demo."user"
        )
        UPDATE members SET intro = demo.intro, created_at = ${at}::timestamptz FROM demo WHERE members.user_id = demo."user"`,
  );
}

/** Lets a member be the public face of a dietitian among the staff, if there is this one. */
export async function linkDietitian(
  req: Transactional,
  { user, email }: { user: number; email: string },
): Promise<void> {
  await runSql(
    req,
    sql`UPDATE members SET dietitian_id = staff.id FROM staff
         WHERE members.user_id = ${user} AND staff.email = ${email} AND staff.role = 'dietitian'`,
  );
}

const named = z.array(z.object({ id: z.int(), name: z.string() }));

/** The ids of foods of the catalogue and of boards, by name and by slug. */
export async function idsByName(
  req: Transactional,
  { foods, boards }: { foods: readonly string[]; boards: readonly string[] },
): Promise<{ readonly foods: ReadonlyMap<string, number>; readonly boards: ReadonlyMap<string, number> }> {
  const foodRows = await runSql(
    req,
    sql`SELECT DISTINCT ON (name) id, name FROM foods
         WHERE name = ANY (${sql.param([...foods])}::text[]) AND owner_id IS NULL AND deleted_at IS NULL
         ORDER BY name, id`,
  );
  const boardRows = await runSql(
    req,
    sql`SELECT id, slug AS name FROM boards WHERE slug = ANY (${sql.param([...boards])}::text[])`,
  );
  const byName = (rows: unknown) => new Map(named.parse(rows).map(({ id, name }) => [name, id]));
  return { foods: byName(foodRows), boards: byName(boardRows) };
}

/** Gives what was written just now its time of the past. */
export async function datePast(
  req: Transactional,
  table: 'posts' | 'comments' | 'meal_diaries',
  rows: readonly { readonly id: number; readonly at: Date }[],
): Promise<void> {
  await runSql(
    req,
    sql`UPDATE ${sql.identifier(table)} AS stored SET created_at = past.at, updated_at = past.at
          FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS past (id integer, at timestamptz)
         WHERE stored.id = past.id`,
  );
}

/** Adds likes and follows; the database counts them. */
export async function addReactions(
  req: Transactional,
  {
    follows,
    likes,
  }: {
    likes: readonly { readonly user: number; readonly post?: number; readonly diary?: number }[];
    follows: readonly { readonly user: number; readonly board: number }[];
  },
): Promise<void> {
  await runSql(
    req,
    sql`INSERT INTO likes (user_id, post_id, diary_id)
        SELECT "user", post, diary FROM jsonb_to_recordset(${JSON.stringify(likes)}::jsonb)
            AS liked ("user" integer, post integer, diary integer)`,
  );
  await runSql(
    req,
    sql`INSERT INTO follows (user_id, board_id)
        SELECT "user", board FROM jsonb_to_recordset(${JSON.stringify(follows)}::jsonb)
            AS followed ("user" integer, board integer)`,
  );
}
