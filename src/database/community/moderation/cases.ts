import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { CaseCause } from '../../../domain/community/moderation/causes.ts';
import type { ReportTarget, ReportTargetSlug } from '../../../domain/community/moderation/targets.ts';
import { runSql, type Transactional } from '../../transaction.ts';

/** The column of a case that names its target, and the value in it: a member is named by the account. */
const columns: Readonly<
  Record<ReportTargetSlug, { readonly column: string; readonly valueOf: (id: number) => SQL }>
> = {
  posts: { column: 'post_id', valueOf: (id) => sql`${id}::integer` },
  comments: { column: 'comment_id', valueOf: (id) => sql`${id}::integer` },
  'meal-diaries': { column: 'diary_id', valueOf: (id) => sql`${id}::integer` },
  members: { column: 'member_id', valueOf: (id) => sql`(SELECT user_id FROM members WHERE id = ${id})` },
};

const idRows = z.tuple([z.object({ id: z.int() })]);

/**
 * The case of a target, locked until the end of the transaction: a new one, the one that waits, or a resolved one that
 * waits again.
 */
export async function insertOrReopenCase(
  req: Transactional,
  { relationTo, value }: ReportTarget,
  cause: CaseCause,
): Promise<number> {
  const { column, valueOf } = columns[relationTo];
  const target = sql.identifier(column);
  const rows = await runSql(
    req,
    sql`INSERT INTO moderation_cases AS present (${target}, cause, opened_at)
        VALUES (${valueOf(value)}, ${cause}::enum_moderation_cases_cause, now())
        ON CONFLICT (${target}) WHERE ${target} IS NOT NULL DO UPDATE SET
          state = CASE WHEN present.state = 'resolved' THEN 'open' ELSE present.state END,
          cause = CASE WHEN present.state = 'resolved' THEN excluded.cause ELSE present.cause END,
          opened_at = CASE WHEN present.state = 'resolved' THEN now() ELSE present.opened_at END,
          version = present.version + CASE WHEN present.state = 'resolved' THEN 1 ELSE 0 END,
          updated_at = now()
        RETURNING id`,
  );
  return idRows.parse(rows)[0].id;
}
