import type { PayloadRequest } from 'payload';
import {
  readActions,
  storeAppeal,
  storeAppealAnswer,
  type ActionRow,
} from '../../../../database/community/moderation/actions.ts';
import {
  lockCase,
  readCaseTarget,
  storeRest,
  weighCase,
} from '../../../../database/community/moderation/cases.ts';
import { readSubject } from '../../../../database/community/moderation/targets.ts';
import { isTold, settles } from '../../../../domain/community/moderation/actions.ts';
import { Problem } from '../../../../errors/problem.ts';
import { callerIn } from '../../../accounts/sessions/ownSessions.ts';
import { inTransaction } from '../../../operations/writes/inTransaction.ts';
import { isOwnTarget } from '../ownTarget.ts';
import { tellAuthor } from '../tellAuthor.ts';
import { addToHistory } from './decideCase.ts';
import { findAction, takeBack } from './undoAction.ts';
import { requireClaim, workOn } from './workOn.ts';

/**
 * The author asks for another look at a decision against them, once for each. The case waits for a moderator who did not
 * decide it; who works on it now must look again.
 *
 * @throws {Problem} `not_found` for everything that the caller was not told of, `not_appealable`, `already_appealed`
 */
export async function appeal(
  req: PayloadRequest,
  { id, action, text }: { id: number; action: number; text: string },
): Promise<void> {
  const { id: user } = callerIn(req, 'users');
  await appealAs(req, { user, id, action, text });
}

/** The same for a member who has proven in another way who they are. */
export async function appealAs(
  req: PayloadRequest,
  { user, id, action, text }: { user: number; id: number; action: number; text: string },
): Promise<void> {
  await inTransaction(req, async () => {
    const target = await readCaseTarget(req, id);
    const subject = target === undefined ? undefined : await readSubject(req, target);
    const isOwn =
      target !== undefined && subject !== undefined && (await isOwnTarget(req, { target, subject, user }));
    if (!isOwn || (await lockCase(req, id)) === undefined) throw new Problem('not_found');
    const actions = await readActions(req, id);
    // Authors learn of decisions only, not that there is a case.
    if (!actions.some((each) => each.id === action && isToldOf(each))) throw new Problem('not_found');
    const decided = findAction(actions, action);
    if (decided.appealState !== null) throw new Problem('already_appealed', { field: 'action' });
    if (settles(decided.kind) !== 'upheld' || decided.isAutomatic)
      throw new Problem('not_appealable', { field: 'action' });
    await storeAppeal(req, action, text);
    await storeRest(req, id, 'appealed');
    await weighCase(req, id);
  });
}

function isToldOf({ kind }: ActionRow): boolean {
  return kind !== 'undo' && kind !== 'keep' && isTold(kind);
}

/**
 * Another moderator answers an appeal. When it is accepted, the decision is undone, and its reports were wrong.
 *
 * @returns the id of the row in the history
 * @throws {Problem} `not_found`, `case_concerns_you`, `case_changed`, `case_not_claimed`, `no_appeal`, `own_decision`,
 *   `newer_action`
 */
export async function answerAppeal(
  req: PayloadRequest,
  {
    id,
    moderator,
    version,
    action,
    accept,
    note,
  }: {
    id: number;
    moderator: number;
    version: number;
    action: number;
    accept: boolean;
    note?: string | undefined;
  },
): Promise<number> {
  return inTransaction(req, async () => {
    const work = await workOn(req, { id, moderator });
    requireClaim(work.row, { moderator, version });
    const actions = await readActions(req, id);
    const appealed = findAction(actions, action);
    if (appealed.appealState !== 'open') throw new Problem('no_appeal', { field: 'action' });
    if (appealed.moderator === moderator) throw new Problem('own_decision', { field: 'action' });
    const { subject, target } = work;
    const entry = accept
      ? await takeBack(req, work, { actions, undone: appealed, moderator, note, isRight: true })
      : await addToHistory(req, work, {
          isAboutAuthor: true,
          caseId: id,
          kind: 'keep',
          note: note ?? null,
          moderator,
          done: { before: {}, after: {} },
          undoes: action,
        });
    if (!accept && target !== undefined)
      await tellAuthor(req, { target, subject, outcome: 'appealRejected' });
    await storeAppealAnswer(req, { action, moderator, state: accept ? 'accepted' : 'rejected' });
    await storeRest(req, id, 'resolved');
    await weighCase(req, id);
    return entry;
  });
}
