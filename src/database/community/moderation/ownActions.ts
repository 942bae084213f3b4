import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import {
  isTold,
  moderatorActionNames,
  situationShape,
} from '../../../domain/community/moderation/actions.ts';
import { appealStateNames } from '../../../domain/community/moderation/caseStates.ts';
import { reasonNames } from '../../../domain/community/moderation/reasons.ts';
import { reportTargetSlugs } from '../../../domain/community/moderation/targets.ts';
import { runSql, type Transactional } from '../../transaction.ts';

const rows = z.array(
  z.object({
    id: z.int(),
    caseId: z.int(),
    target: z.object({ relationTo: z.enum(reportTargetSlugs), value: z.int() }).nullable(),
    kind: z.enum(moderatorActionNames),
    reason: z.enum(reasonNames).nullable(),
    message: z.string().nullable(),
    after: situationShape,
    isAutomatic: z.boolean(),
    isUndone: z.boolean(),
    appealState: z.enum(appealStateNames).nullable(),
    createdAt: z.coerce.date(),
  }),
);

/**
 * What was decided about a member, the newest first. What they wrote anonymously is found by their hashes. What does not
 * concern them is left out: a dismissed report, the state of a board.
 */
export async function readActionsAbout(
  req: Transactional,
  {
    user,
    hashes,
    limit,
    before,
  }: { user: number; hashes: readonly string[]; limit: number; before: number | undefined },
): Promise<z.infer<typeof rows>> {
  const found = await runSql(
    req,
    sql`SELECT action.id, action.case_id AS "caseId", action.kind, action.reason, action.message,
               coalesce(action.after, '{}') AS after, coalesce(action.is_automatic, false) AS "isAutomatic",
               action.undone_at IS NOT NULL AS "isUndone", action.appeal_state AS "appealState",
               action.created_at AS "createdAt",
               CASE WHEN one.post_id IS NOT NULL THEN jsonb_build_object('relationTo', 'posts', 'value', one.post_id)
                    WHEN one.comment_id IS NOT NULL
                    THEN jsonb_build_object('relationTo', 'comments', 'value', one.comment_id)
                    WHEN one.diary_id IS NOT NULL
                    THEN jsonb_build_object('relationTo', 'meal-diaries', 'value', one.diary_id)
                    WHEN one.member_id IS NOT NULL
                    THEN (SELECT jsonb_build_object('relationTo', 'members', 'value', members.id)
                            FROM members WHERE members.user_id = one.member_id)
               END AS target
          FROM moderation_actions AS action JOIN moderation_cases AS one ON one.id = action.case_id
         WHERE (action.user_id = ${user} OR action.case_id IN (${anonymousCases(hashes)}))
           AND action.kind = ANY (${toldKinds})
           AND action.id < ${before ?? 2_147_483_647}
         ORDER BY action.id DESC LIMIT ${limit}`,
  );
  return rows.parse(found);
}

const idRows = z.array(z.object({ id: z.int() }));

/** The decisions about what one of the hashes has written anonymously; only those among the given ones, where asked. */
export async function readActionsOnAnonymous(
  req: Transactional,
  { hashes, among }: { hashes: readonly string[]; among: readonly number[] | undefined },
): Promise<number[]> {
  const found = await runSql(
    req,
    sql`SELECT id FROM moderation_actions
         WHERE case_id IN (${anonymousCases(hashes)}) AND user_id IS NULL AND kind = ANY (${toldKinds})
           AND ${among === undefined ? sql`true` : sql`id = ANY (${sql.param([...among])}::int[])`}
         ORDER BY id`,
  );
  return idRows.parse(found).map(({ id }) => id);
}

const toldKinds = sql`${sql.param(moderatorActionNames.filter(isTold))}::enum_moderation_actions_kind[]`;

function anonymousCases(hashes: readonly string[]): SQL {
  return sql`SELECT mine.id FROM anonymous_authors AS author JOIN moderation_cases AS mine
               ON mine.post_id = author.post_id OR mine.comment_id = author.comment_id
              WHERE author.author_hash = ANY (${sql.param([...hashes])}::text[])`;
}
