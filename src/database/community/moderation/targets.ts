import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { ReportTarget, StoredTarget } from '../../../domain/community/moderation/targets.ts';
import { runSql, type Transactional } from '../../transaction.ts';

/** The columns of a case that name its target; one of them has a value, or none when the target is gone. */
export const targetColumns = {
  posts: 'post_id',
  comments: 'comment_id',
  'meal-diaries': 'diary_id',
  members: 'member_id',
} as const;

export const storedTargetRow = z
  .object({
    post_id: z.int().nullable(),
    comment_id: z.int().nullable(),
    diary_id: z.int().nullable(),
    member_id: z.int().nullable(),
  })
  .transform((row): StoredTarget | undefined => {
    if (row.post_id !== null) return { relationTo: 'posts', id: row.post_id };
    if (row.comment_id !== null) return { relationTo: 'comments', id: row.comment_id };
    if (row.diary_id !== null) return { relationTo: 'meal-diaries', id: row.diary_id };
    return row.member_id === null ? undefined : { relationTo: 'members', id: row.member_id };
  });

/** What moderation must know of a target: whose it is, and on which board. */
export interface Subject {
  /** The account; null for an anonymous author, and after the erasure. */
  readonly user: number | null;
  readonly isAnonymous: boolean;
  readonly board: number | null;
}

const subjectRows = z.array(
  z.object({
    user: z.int().nullable(),
    isAnonymous: z
      .boolean()
      .nullable()
      .transform((value) => value === true),
    board: z.int().nullable(),
  }),
);

/** Reads whose a target is; undefined when it is gone. */
export async function readSubject(
  req: Transactional,
  { relationTo, id }: StoredTarget,
): Promise<Subject | undefined> {
  const rows = await runSql(req, subjectQueries[relationTo](id));
  return subjectRows.parse(rows)[0];
}

const subjectQueries: Readonly<Record<StoredTarget['relationTo'], (id: number) => SQL>> = {
  posts: (id) =>
    sql`SELECT user_id AS "user", is_anonymous AS "isAnonymous", board_id AS board FROM posts WHERE id = ${id}`,
  comments: (id) =>
    sql`SELECT comments.user_id AS "user", comments.is_anonymous AS "isAnonymous",
               coalesce(posts.board_id, meal_diaries.board_id) AS board
          FROM comments LEFT JOIN posts ON posts.id = comments.post_id
          LEFT JOIN meal_diaries ON meal_diaries.id = comments.diary_id
         WHERE comments.id = ${id}`,
  'meal-diaries': (id) =>
    sql`SELECT user_id AS "user", false AS "isAnonymous", board_id AS board FROM meal_diaries WHERE id = ${id}`,
  members: (id) =>
    sql`SELECT id AS "user", false AS "isAnonymous", NULL::int AS board FROM users WHERE id = ${id}`,
};

const memberRows = z.array(z.object({ user: z.int() }));

/** A target as cases store it: a member by the account. Undefined for a member that does not exist. */
export async function toStoredTarget(
  req: Transactional,
  { relationTo, value }: ReportTarget,
): Promise<StoredTarget | undefined> {
  if (relationTo !== 'members') return { relationTo, id: value };
  const rows = await runSql(req, sql`SELECT user_id AS "user" FROM members WHERE id = ${value}`);
  const user = memberRows.parse(rows)[0]?.user;
  return user === undefined ? undefined : { relationTo, id: user };
}

const shownRows = z.array(
  z.object({
    id: z.int(),
    relationTo: z.enum(['posts', 'comments', 'meal-diaries', 'members']).nullable(),
    value: z.int().nullable(),
  }),
);

/** The targets of cases or reports as the API names them, for a whole page. */
export async function readTargets(
  req: Transactional,
  collection: 'reports' | 'moderation-cases',
  ids: readonly number[],
): Promise<ReadonlyMap<number, ReportTarget | null>> {
  if (ids.length === 0) return new Map();
  const [from, id] =
    collection === 'reports'
      ? [sql`reports JOIN moderation_cases AS one ON one.id = reports.case_id`, sql`reports.id`]
      : [sql`moderation_cases AS one`, sql`one.id`];
  const rows = await runSql(
    req,
    sql`SELECT ${id} AS id, coalesce(one.post_id, one.comment_id, one.diary_id, members.id) AS value,
               CASE WHEN one.post_id IS NOT NULL THEN 'posts' WHEN one.comment_id IS NOT NULL THEN 'comments'
                    WHEN one.diary_id IS NOT NULL THEN 'meal-diaries' WHEN one.member_id IS NOT NULL THEN 'members'
               END AS "relationTo"
          FROM ${from} LEFT JOIN members ON members.user_id = one.member_id
         WHERE ${id} = ANY (${sql.param([...ids])}::int[])`,
  );
  return new Map(
    shownRows
      .parse(rows)
      .map((row) => [
        row.id,
        row.relationTo === null || row.value === null
          ? null
          : { relationTo: row.relationTo, value: row.value },
      ]),
  );
}
