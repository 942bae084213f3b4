import type { PayloadRequest } from 'payload';
import {
  markUndone,
  readActions,
  storeAppealAnswer,
  type ActionRow,
} from '../../../../database/community/moderation/actions.ts';
import { storeClaim, storeRest, weighCase } from '../../../../database/community/moderation/cases.ts';
import { resettleReports } from '../../../../database/community/moderation/reports.ts';
import {
  acceptedChange,
  blocksUndo,
  doneBy,
  isTold,
  settles,
  undoOf,
} from '../../../../domain/community/moderation/actions.ts';
import { Problem } from '../../../../errors/problem.ts';
import { inTransaction } from '../../../operations/writes/inTransaction.ts';
import { tellAuthor } from '../tellAuthor.ts';
import { addToHistory } from './decideCase.ts';
import { applyChange, currentCase, requireVersion, workOn, type Work } from './workOn.ts';

/**
 * Takes an action back: everything is as before it, its reports wait again, and the case is open. A resolved case needs no
 * claim for it.
 *
 * @returns the id of the row in the history
 * @throws {Problem} `not_found`, `case_concerns_you`, `case_changed`, `case_claimed` by somebody else, `already_undone`, `newer_action`
 */
export async function undoAction(
  req: PayloadRequest,
  {
    id,
    moderator,
    version,
    action,
    note,
  }: { id: number; moderator: number; version: number; action: number; note?: string | undefined },
): Promise<number> {
  return inTransaction(req, async () => {
    const work = await workOn(req, { id, moderator });
    requireVersion(work.row, version);
    if (work.row.isClaimed && work.row.claimedBy !== moderator)
      throw new Problem('case_claimed', { current: currentCase(work.row) });
    const actions = await readActions(req, id);
    const undone = findAction(actions, action);
    const entry = await takeBack(req, work, { actions, undone, moderator, note, isRight: false });
    if (undone.appealState === 'open')
      await storeAppealAnswer(req, { action: undone.id, moderator, state: 'accepted' });
    await (work.row.isClaimed ? storeClaim(req, id, moderator) : storeRest(req, id, 'waiting'));
    await weighCase(req, id);
    return entry;
  });
}

/** @throws {Problem} `not_found` for an action of another case, `already_undone` */
export function findAction(actions: readonly ActionRow[], id: number): ActionRow {
  const action = actions.find((each) => each.id === id && each.kind !== 'undo' && each.kind !== 'keep');
  if (action === undefined) throw new Problem('unknown_reference', { field: 'action' });
  if (action.isUndone) throw new Problem('already_undone', { field: 'action' });
  return action;
}

/**
 * Restores what was before an action, and tells the author.
 *
 * @param input.isRight the author is right: an appeal was accepted, and nothing waits any more
 * @throws {Problem} `newer_action`
 */
export async function takeBack(
  req: PayloadRequest,
  work: Work,
  {
    actions,
    undone,
    moderator,
    note,
    isRight,
  }: {
    actions: readonly ActionRow[];
    undone: ActionRow;
    moderator: number;
    note?: string | undefined;
    isRight: boolean;
  },
): Promise<number> {
  const { row, situation, subject, target } = work;
  const isBlocked = actions.some(
    (other) => other.id > undone.id && !other.isUndone && other.kind !== 'undo' && blocksUndo(undone, other),
  );
  const effect = undoOf(undone, situation);
  if (isBlocked || 'refused' in effect) throw new Problem('newer_action', { field: 'action' });
  const others = actions.filter(({ id }) => id !== undone.id);
  const change = isRight ? acceptedChange(effect.change, situation, others) : effect.change;
  await applyChange(req, work, change);
  await markUndone(req, undone.id);
  const isAboutAuthor = undone.kind !== 'undo' && undone.kind !== 'keep' && isTold(undone.kind);
  const entry = await addToHistory(req, work, {
    isAboutAuthor,
    caseId: row.id,
    kind: 'undo',
    note: note ?? null,
    moderator,
    done: doneBy(situation, change),
    undoes: undone.id,
  });
  if (settles(undone.kind) !== undefined)
    await resettleReports(req, { action: undone.id, outcome: isRight ? 'dismissed' : 'pending' });
  if (target !== undefined)
    await tellAuthor(req, { target, subject, outcome: isAboutAuthor ? 'undone' : undefined });
  return entry;
}
