import type { PayloadRequest } from 'payload';
import { readSubject, toStoredTarget } from '../../../../database/community/moderation/targets.ts';
import type { ReportTarget } from '../../../../domain/community/moderation/targets.ts';
import { Problem } from '../../../../errors/problem.ts';
import { inTransaction } from '../../../operations/writes/inTransaction.ts';
import { openCase } from '../openCase.ts';

/**
 * Opens the case of a target by a moderator, or a resolved one again. Moderators see everything that can have a case.
 *
 * @returns the id of the case
 * @throws {Problem} `unknown_reference`
 */
export async function openByStaff(req: PayloadRequest, target: ReportTarget): Promise<number> {
  return inTransaction(req, async () => {
    const stored = await toStoredTarget(req, target);
    if (stored === undefined || (await readSubject(req, stored)) === undefined)
      throw new Problem('unknown_reference', { field: 'target' });
    return openCase(req, { target, cause: 'staff' });
  });
}
