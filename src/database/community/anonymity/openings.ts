import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { ContentRef } from '../../../domain/community/anonymity/anonymousContent.ts';
import { answerDays, openHours, openingStates } from '../../../domain/community/anonymity/openings.ts';
import { runSql, type Transactional } from '../../transaction.ts';

/** A post or comment, which may be anonymous. */
export type OpenedContent = ContentRef<'posts' | 'comments'>;

const columns = { posts: 'post_id', comments: 'comment_id' } as const;

const contentRow = z.tuple([z.object({ anonymous: z.boolean() })]);

/** Whether a post or comment is anonymous; undefined when there is none. */
export async function readIsAnonymous(
  req: Transactional,
  { collection, id }: OpenedContent,
): Promise<boolean | undefined> {
  const rows = await runSql(
    req,
    sql`SELECT coalesce(is_anonymous, false) AS anonymous FROM ${sql.identifier(collection)} WHERE id = ${id}`,
  );
  return contentRow.safeParse(rows).data?.[0].anonymous;
}

/** Ends what nobody has answered in time, and what was open long enough. */
export async function expireOpenings(req: Transactional, target?: OpenedContent): Promise<void> {
  await runSql(
    req,
    sql`UPDATE anonymity_openings SET state = 'expired', updated_at = now()
         WHERE state IN ('asked', 'agreed') AND expires_at <= now() ${target === undefined ? sql`` : sql`AND ${isAbout(target)}`}`,
  );
}

const idRow = z.tuple([z.object({ id: z.int() })]);

/** Stores a request; undefined when there is one for this document already. */
export async function insertOpening(
  req: Transactional,
  { target, reason, staff }: { target: OpenedContent; reason: string; staff: number },
): Promise<number | undefined> {
  const column = sql.identifier(columns[target.collection]);
  const rows = await runSql(
    req,
    sql`INSERT INTO anonymity_openings (${column}, reason, asked_by_id, expires_at)
        VALUES (${target.id}, ${reason}, ${staff}, now() + make_interval(days => ${answerDays}))
        ON CONFLICT (${column}) WHERE state IN ('asked', 'agreed') DO NOTHING RETURNING id`,
  );
  return idRow.safeParse(rows).data?.[0].id;
}

const openingRow = z.tuple([
  z
    .object({
      post_id: z.int().nullable(),
      comment_id: z.int().nullable(),
      state: z.enum(openingStates),
      asked_by_id: z.int().nullable(),
      decided_by_id: z.int().nullable(),
      expires_at: z.coerce.date(),
    })
    .transform(({ post_id, comment_id, asked_by_id, decided_by_id, expires_at, state }) => ({
      target:
        post_id === null
          ? ({ collection: 'comments', id: comment_id ?? 0 } as const)
          : ({ collection: 'posts', id: post_id } as const),
      state,
      askedBy: asked_by_id,
      decidedBy: decided_by_id,
      expiresAt: expires_at,
    })),
]);
export type StoredOpening = z.infer<typeof openingRow>[0];

/** An opening, locked until the transaction ends: two moderators who decide at once wait for each other. */
export async function lockOpening(req: Transactional, id: number): Promise<StoredOpening | undefined> {
  const rows = await runSql(
    req,
    sql`SELECT post_id, comment_id, state, asked_by_id, decided_by_id, expires_at
          FROM anonymity_openings WHERE id = ${id} FOR UPDATE`,
  );
  return openingRow.safeParse(rows).data?.[0];
}

export async function decideOpening(
  req: Transactional,
  {
    id,
    state,
    staff,
    answer,
  }: { id: number; state: 'agreed' | 'refused'; staff: number; answer: string | null },
): Promise<void> {
  const expires: SQL =
    state === 'agreed' ? sql`, expires_at = now() + make_interval(hours => ${openHours})` : sql``;
  await runSql(
    req,
    sql`UPDATE anonymity_openings
           SET state = ${state}::enum_anonymity_openings_state, decided_by_id = ${staff}, decided_at = now(),
               answer = ${answer}, updated_at = now() ${expires}
         WHERE id = ${id}`,
  );
}

/** Whether a member is the same person as somebody of the staff: by the dietitian's badge, or by the address. */
export async function isSamePerson(
  req: Transactional,
  { user, staff }: { user: number; staff: number },
): Promise<boolean> {
  const rows = await runSql(
    req,
    sql`SELECT FROM staff JOIN users ON users.id = ${user}
          LEFT JOIN members ON members.user_id = users.id
         WHERE staff.id = ${staff} AND (staff.email = users.email OR members.dietitian_id = staff.id)`,
  );
  return rows.length > 0;
}

const memberRow = z.tuple([z.object({ id: z.int(), username: z.string() })]);

/** The public face of a member; undefined after the erasure. */
export async function readFace(
  req: Transactional,
  user: number,
): Promise<{ id: number; username: string } | undefined> {
  const rows = await runSql(req, sql`SELECT id, username FROM members WHERE user_id = ${user}`);
  return memberRow.safeParse(rows).data?.[0];
}

function isAbout({ collection, id }: OpenedContent): SQL {
  return sql`${sql.identifier(columns[collection])} = ${id}`;
}
