import { createLocalReq, type Payload } from 'payload';
import type pg from 'pg';
import type { Notice } from '../../../src/services/community/notifications/notify.ts';

/** Inserts a post, as the tests of other features need one. */
export async function insertPost(
  pool: pg.Pool,
  { user, pseudonym = null }: { user: number | null; pseudonym?: string | null },
): Promise<number> {
  return idOf(
    await pool.query<{ id: number }>(
      `WITH board AS (
         INSERT INTO boards (name, name_en, slug) VALUES ('신장질환', 'Kidney disease', 'kidney-disease')
         ON CONFLICT (slug) DO UPDATE SET name = excluded.name RETURNING id
       )
       INSERT INTO posts (board_id, title, content, content_text, user_id, is_anonymous, pseudonym)
       SELECT id, '신장질환 식단', '{}', '신장질환', $1, $2::varchar IS NOT NULL, $2 FROM board RETURNING id`,
      [user, pseudonym],
    ),
  );
}

/** Inserts a comment on a post or a meal. */
export async function insertComment(
  pool: pg.Pool,
  {
    post = null,
    diary = null,
    user,
    pseudonym = null,
  }: { post?: number | null; diary?: number | null; user: number | null; pseudonym?: string | null },
): Promise<number> {
  return idOf(
    await pool.query<{ id: number }>(
      `INSERT INTO comments (post_id, diary_id, text, user_id, is_anonymous, pseudonym)
       VALUES ($1, $2, 'text', $3, $4::varchar IS NOT NULL, $4) RETURNING id`,
      [post, diary, user, pseudonym],
    ),
  );
}

/** Tells a member something, in a transaction of its own. */
export async function notifyIn(payload: Payload, notice: Notice): Promise<void> {
  // The module reads the environment, which is complete only now.
  const { notify } = await import('../../../src/services/community/notifications/notify.ts');
  await notify(await createLocalReq({}, payload), notice);
}

function idOf({ rows: [row] }: pg.QueryResult<{ id: number }>): number {
  if (row === undefined) throw new Error('No row was inserted.');
  return row.id;
}
