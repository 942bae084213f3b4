import type { PayloadRequest } from 'payload';
import * as database from '../../../../database/community/moderation/cases.ts';
import { readSubject } from '../../../../database/community/moderation/targets.ts';
import { Problem } from '../../../../errors/problem.ts';
import { inTransaction } from '../../../operations/writes/inTransaction.ts';
import { ownerOfTarget, refuseAuthor } from '../ownTarget.ts';
import { currentCase, requireClaim, requireVersion } from './workOn.ts';

/**
 * Gives a case to a moderator for some minutes, in which nobody else takes it; the one who has it gets more time.
 *
 * @param input.version the version that the moderator saw; without it, the present one
 * @returns the version after it
 * @throws {Problem} `not_found`, `case_changed`, `case_claimed` by somebody else, `case_resolved`, `case_concerns_you` for the author,
 *   `own_decision` when the author appealed what this moderator decided.
 */
export async function claimCase(
  req: PayloadRequest,
  { id, moderator, version }: { id: number; moderator: number; version?: number | undefined },
): Promise<number> {
  return inTransaction(req, async () => {
    const target = await database.readCaseTarget(req, id);
    const subject = target === undefined ? undefined : await readSubject(req, target);
    const row = await database.lockCase(req, id);
    if (row === undefined) throw new Problem('not_found');
    if (target !== undefined && subject !== undefined)
      await refuseAuthor(req, { owner: await ownerOfTarget(req, { target, subject }), moderator });
    if (row.isClaimed && row.claimedBy !== moderator)
      throw new Problem('case_claimed', { current: currentCase(row) });
    if (version !== undefined) requireVersion(row, version);
    if (row.state === 'resolved') throw new Problem('case_resolved', { current: currentCase(row) });
    if (row.appealed.includes(moderator)) throw new Problem('own_decision');
    return database.storeClaim(req, id, moderator);
  });
}

/** @throws {Problem} `not_found`, `case_changed`, `case_not_claimed` */
export async function releaseCase(
  req: PayloadRequest,
  { id, moderator, version }: { id: number; moderator: number; version: number },
): Promise<void> {
  await inTransaction(req, async () => {
    const row = await database.lockCase(req, id);
    if (row === undefined) throw new Problem('not_found');
    requireClaim(row, { moderator, version });
    await database.storeRest(req, id, 'waiting');
  });
}

/** The cases whose claims are over wait again. */
export async function endOldClaims(req: PayloadRequest): Promise<void> {
  await database.endOldClaims(req);
}
