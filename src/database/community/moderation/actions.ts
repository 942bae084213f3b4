import { sql } from 'drizzle-orm';
import { z } from 'zod';
import {
  historyKinds,
  sanctionKinds,
  situationShape,
  type Done,
  type HistoryKind,
} from '../../../domain/community/moderation/actions.ts';
import { appealStateNames } from '../../../domain/community/moderation/caseStates.ts';
import { reasonNames, type ReasonName } from '../../../domain/community/moderation/reasons.ts';
import { runSql, type Transactional } from '../../transaction.ts';

export interface NewAction {
  readonly caseId: number;
  readonly kind: HistoryKind;
  readonly reason?: ReasonName | null;
  readonly note?: string | null;
  /** What the author reads beside the text of the reason. */
  readonly message?: string | null;
  readonly days?: number | null;
  readonly isAutomatic?: boolean;
  readonly moderator: number | null;
  /** Whom it is about; null for an anonymous author. */
  readonly user: number | null;
  readonly done: Done;
  readonly undoes?: number;
}

const idRows = z.tuple([z.object({ id: z.int() })]);

/** Adds a row to the history. */
export async function insertAction(req: Transactional, action: NewAction): Promise<number> {
  const {
    caseId,
    kind,
    reason = null,
    note = null,
    message = null,
    days = null,
    isAutomatic = false,
    done,
  } = action;
  const rows = await runSql(
    req,
    sql`INSERT INTO moderation_actions
          (case_id, kind, reason, note, message, days, is_automatic, moderator_id, user_id, before, after, undoes_id,
           created_at, updated_at)
        VALUES (${caseId}, ${kind}::enum_moderation_actions_kind, ${reason}::enum_moderation_actions_reason, ${note},
                ${message}, ${days}, ${isAutomatic}, ${action.moderator}, ${action.user}, ${JSON.stringify(done.before)}::jsonb,
                ${JSON.stringify(done.after)}::jsonb, ${action.undoes ?? null}, clock_timestamp(), clock_timestamp())
        RETURNING id`,
  );
  return idRows.parse(rows)[0].id;
}

const actionRows = z.array(
  z.object({
    id: z.int(),
    caseId: z.int().nullable(),
    kind: z.enum(historyKinds),
    reason: z.enum(reasonNames).nullable(),
    moderator: z.int().nullable(),
    user: z.int().nullable(),
    message: z.string().nullable(),
    isAutomatic: z
      .boolean()
      .nullable()
      .transform((value) => value === true),
    isUndone: z.boolean(),
    appealState: z.enum(appealStateNames).nullable(),
    before: situationShape,
    after: situationShape,
  }),
);
export type ActionRow = z.infer<typeof actionRows>[number];

/** The history of a case, the oldest first. The lock on the case keeps it as it is. */
export async function readActions(req: Transactional, caseId: number): Promise<readonly ActionRow[]> {
  const rows = await runSql(
    req,
    sql`SELECT id, case_id AS "caseId", kind, reason, message, moderator_id AS moderator, user_id AS "user",
               is_automatic AS "isAutomatic", undone_at IS NOT NULL AS "isUndone", appeal_state AS "appealState",
               coalesce(before, '{}') AS before, coalesce(after, '{}') AS after
          FROM moderation_actions WHERE case_id = ${caseId} ORDER BY id`,
  );
  return actionRows.parse(rows);
}

export async function markUndone(req: Transactional, action: number): Promise<void> {
  await runSql(
    req,
    sql`UPDATE moderation_actions SET undone_at = now(), updated_at = now() WHERE id = ${action}`,
  );
}

export async function storeAppeal(req: Transactional, action: number, text: string): Promise<void> {
  await runSql(
    req,
    sql`UPDATE moderation_actions
           SET appeal_state = 'open', appeal_text = ${text}, appealed_at = now(), updated_at = now()
         WHERE id = ${action}`,
  );
}

export async function storeAppealAnswer(
  req: Transactional,
  { action, moderator, state }: { action: number; moderator: number; state: 'accepted' | 'rejected' },
): Promise<void> {
  await runSql(
    req,
    sql`UPDATE moderation_actions
           SET appeal_state = ${state}::enum_moderation_actions_appeal_state, appeal_moderator_id = ${moderator},
               appeal_answered_at = now(), updated_at = now()
         WHERE id = ${action}`,
  );
}

const countRows = z.tuple([z.object({ count: z.int() })]);

/** How many decisions against a member still hold. */
export async function countSanctions(req: Transactional, user: number): Promise<number> {
  const rows = await runSql(
    req,
    sql`SELECT count(*)::int AS count FROM moderation_actions
         WHERE user_id = ${user} AND kind = ANY (${sql.param([...sanctionKinds])}::enum_moderation_actions_kind[])
           AND undone_at IS NULL AND NOT coalesce(is_automatic, false)`,
  );
  return countRows.parse(rows)[0].count;
}
