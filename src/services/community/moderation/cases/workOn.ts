import type { PayloadRequest } from 'payload';
import { lockStanding, writeStanding } from '../../../../database/community/moderation/accounts.ts';
import { lockBoard, writeBoardState } from '../../../../database/community/moderation/boards.ts';
import {
  lockCase,
  readCaseTarget,
  storeAnonymousMute,
  type CaseRow,
} from '../../../../database/community/moderation/cases.ts';
import { lockContent } from '../../../../database/community/moderation/content.ts';
import { readSubject, type Subject } from '../../../../database/community/moderation/targets.ts';
import type { Situation } from '../../../../domain/community/moderation/actions.ts';
import { contentOf, type StoredTarget } from '../../../../domain/community/moderation/targets.ts';
import { Problem } from '../../../../errors/problem.ts';
import { endSessions } from '../../../accounts/sessions/endSessions.ts';
import { ownerOfTarget, refuseAuthor } from '../ownTarget.ts';
import { setContentState } from '../setContentState.ts';

/** A case with everything that a decision can change, locked until the end of the transaction. */
export interface Work {
  readonly row: CaseRow;
  /** Undefined when the target is gone. */
  readonly target: StoredTarget | undefined;
  readonly subject: Subject;
  readonly situation: Situation;
}

const nobody: Subject = { user: null, isAnonymous: false, board: null };

/**
 * Locks a case and what a decision can change, always in this order: the author, the content, the case, the board.
 *
 * @throws {Problem} `not_found`; `case_concerns_you` for the author.
 */
export async function workOn(
  req: PayloadRequest,
  { id, moderator }: { id: number; moderator: number },
): Promise<Work> {
  const target = await readCaseTarget(req, id);
  const subject = (target === undefined ? undefined : await readSubject(req, target)) ?? nobody;
  const standing = subject.user === null ? undefined : await lockStanding(req, subject.user, 'decide');
  const contentTarget = target === undefined ? undefined : contentOf(target);
  const content = contentTarget === undefined ? undefined : await lockContent(req, contentTarget);
  const row = await lockCase(req, id);
  if (row === undefined) throw new Problem('not_found');
  const board = subject.board === null ? undefined : await lockBoard(req, subject.board);
  const owner = target === undefined ? undefined : await ownerOfTarget(req, { target, subject });
  await refuseAuthor(req, { owner, moderator });
  const hasSealedAuthor = subject.isAnonymous && owner !== undefined;
  return {
    row,
    target,
    subject,
    situation: {
      ...(content === undefined ? {} : { content }),
      ...(standing === undefined
        ? {}
        : {
            suspended: standing.suspended,
            suspendedUntil: standing.suspendedUntil?.toISOString() ?? null,
            mutedUntil: standing.mutedUntil?.toISOString() ?? null,
          }),
      ...(hasSealedAuthor ? { anonymousMutedUntil: row.anonymousMutedUntil?.toISOString() ?? null } : {}),
      ...(board === undefined ? {} : { board }),
    },
  };
}

/** Writes a change of the situation. A suspension ends the sessions of the member at once. */
export async function applyChange(
  req: PayloadRequest,
  { row, target, subject }: Work,
  change: Situation,
): Promise<void> {
  const { content, board, anonymousMutedUntil, ...standing } = change;
  const contentTarget = target === undefined ? undefined : contentOf(target);
  if (content !== undefined && contentTarget !== undefined)
    await setContentState(req, { target: contentTarget, state: content });
  if (anonymousMutedUntil !== undefined) await storeAnonymousMute(req, row.id, anonymousMutedUntil);
  if (board !== undefined && subject.board !== null) await writeBoardState(req, subject.board, board);
  if (subject.user === null || Object.keys(standing).length === 0) return;
  await writeStanding(req, subject.user, standing);
  if (standing.suspended === true || standing.suspendedUntil != null)
    await endSessions(req, { collection: 'users', id: subject.user });
}

/** The case as it is now, for an answer that refuses a stale step. */
export function currentCase({ id, state, version, claimedBy, claimedUntil, isClaimed }: CaseRow): object {
  return isClaimed
    ? { id, state, version, claimedBy, claimedUntil: claimedUntil?.toISOString() ?? null }
    : { id, state, version, claimedBy: null, claimedUntil: null };
}

/**
 * Refuses a step on a case that has changed since the moderator saw it.
 *
 * @throws {Problem} `case_changed`
 */
export function requireVersion(row: CaseRow, version: number): void {
  if (row.version !== version)
    throw new Problem('case_changed', { field: 'version', current: currentCase(row) });
}

/**
 * Refuses a step of a moderator who has not claimed the case, or whose claim is over.
 *
 * @throws {Problem} `case_changed`, `case_not_claimed`
 */
export function requireClaim(
  row: CaseRow,
  { moderator, version }: { moderator: number; version: number },
): void {
  requireVersion(row, version);
  if (!row.isClaimed || row.claimedBy !== moderator)
    throw new Problem('case_not_claimed', { current: currentCase(row) });
}
