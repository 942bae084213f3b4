import type { PayloadRequest } from 'payload';
import {
  insertAction,
  readActions,
  type NewAction,
} from '../../../../database/community/moderation/actions.ts';
import { storeClaim, storeRest, weighCase } from '../../../../database/community/moderation/cases.ts';
import { settleReports } from '../../../../database/community/moderation/reports.ts';
import {
  doneBy,
  effectOf,
  isTold,
  isUnconfirmed,
  kindOf,
  settles,
  toldOf,
  type ModeratorAction,
} from '../../../../domain/community/moderation/actions.ts';
import { dayLimits } from '../../../../domain/community/moderation/caseStates.ts';
import type { ReasonName } from '../../../../domain/community/moderation/reasons.ts';
import { Problem } from '../../../../errors/problem.ts';
import { recordWork } from '../../../accounts/audit/recordWork.ts';
import { mailSuspension } from '../../../accounts/sessions/mailSuspension.ts';
import { inTransaction } from '../../../operations/writes/inTransaction.ts';
import { tellAuthor } from '../tellAuthor.ts';
import { applyChange, requireClaim, workOn, type Work } from './workOn.ts';

export interface Decision {
  readonly version: number;
  readonly action: ModeratorAction;
  readonly reason?: ReasonName | undefined;
  /** For moderators only. */
  readonly note?: string | undefined;
  /** For the author, beside the text of the reason. */
  readonly message?: string | undefined;
  readonly days?: number | undefined;
  /** The moderator goes on with the case: something else follows. */
  readonly keepOpen?: boolean | undefined;
}

/**
 * Carries out what a moderator decides on a case that they have claimed: all of it in one transaction, with a row in the
 * history that can be undone, an entry in the audit log, and the author told.
 *
 * @returns the id of the row in the history
 * @throws {Problem} `not_found`, `case_concerns_you`, `case_changed`, `case_not_claimed`, a fault of the input, or why the action cannot be done:
 *   `action_not_possible`, `nothing_to_change`, `author_sealed`.
 */
export async function decideCase(
  req: PayloadRequest,
  { id, moderator, decision }: { id: number; moderator: number; decision: Decision },
): Promise<number> {
  const { action, days, keepOpen = false, message, note, reason, version } = decision;
  const kind = kindOf(action);
  checkDecision(decision);
  return inTransaction(req, async () => {
    const work = await workOn(req, { id, moderator });
    const { row, situation, subject } = work;
    requireClaim(row, { moderator, version });
    checkDays(days, { isNeeded: kind.needsDays === true, isAnonymous: subject.isAnonymous });
    const effect = effectOf(action, situation, {
      now: new Date(),
      days: days ?? 0,
      isAnonymous: subject.isAnonymous,
      isUnconfirmed: isUnconfirmed(await readActions(req, id)),
    });
    if ('refused' in effect) throw new Problem(effect.refused, { field: 'action' });
    const { change } = effect;
    await applyChange(req, work, change);
    const done = doneBy(situation, change);
    const entry = await addToHistory(req, work, {
      isAboutAuthor: isTold(action),
      caseId: id,
      kind: action,
      reason: reason ?? null,
      note: note ?? null,
      message: message ?? null,
      days: days ?? null,
      moderator,
      done,
    });
    if (subject.user !== null && (change.suspended === true || change.suspendedUntil != null))
      await mailSuspension(req, { user: subject.user, caseId: id, action: entry });
    const outcome = settles(action);
    if (outcome !== undefined) await settleReports(req, { caseId: id, action: entry, outcome });
    await (keepOpen ? storeClaim(req, id, moderator) : storeRest(req, id, 'resolved'));
    await weighCase(req, id);
    if (work.target !== undefined)
      await tellAuthor(req, { target: work.target, subject, outcome: toldOf(action, done), action: entry });
    return entry;
  });
}

/**
 * Checks a decision by itself, whatever it is about.
 *
 * @throws {Problem} `required` for a sanction without a reason; `nobody_to_tell` for words that nobody would read.
 */
export function checkDecision({ action, message, reason }: Omit<Decision, 'version'>): void {
  if (message !== undefined && !isTold(action)) throw new Problem('nobody_to_tell', { field: 'message' });
  if (kindOf(action).isSanction === true && reason === undefined)
    throw new Problem('required', { field: 'reason' });
}

/**
 * Adds a row to the history and an entry to the audit log. What is about the author is recorded at the target, so that
 * they see it; the log names them only when moderators know who it is.
 */
export async function addToHistory(
  req: PayloadRequest,
  { target, subject }: Pick<Work, 'target' | 'subject'>,
  { isAboutAuthor, ...action }: Omit<NewAction, 'user'> & { readonly isAboutAuthor: boolean },
): Promise<number> {
  const id = await insertAction(req, { ...action, user: isAboutAuthor ? subject.user : null });
  const atTarget = isAboutAuthor && target !== undefined;
  await recordWork(req, {
    action: 'moderate',
    collection: !atTarget
      ? 'moderation-actions'
      : target.relationTo === 'members'
        ? 'users'
        : target.relationTo,
    documents: [atTarget ? target.id : id],
    changed: [action.kind],
    ...(action.reason == null ? {} : { reason: action.reason }),
  });
  return id;
}

function checkDays(
  days: number | undefined,
  { isNeeded, isAnonymous }: { isNeeded: boolean; isAnonymous: boolean },
): void {
  const maximum = isAnonymous ? dayLimits.anonymous : dayLimits.named;
  if (!isNeeded && days !== undefined) throw new Problem('no_days_expected', { field: 'days' });
  if (!isNeeded) return;
  if (days === undefined) throw new Problem('required', { field: 'days' });
  if (days < 1 || days > maximum)
    throw new Problem('out_of_range', { field: 'days', parameters: { minimum: 1, maximum } });
}
