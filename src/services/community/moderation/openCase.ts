import type { PayloadRequest } from 'payload';
import { insertOrReopenCase } from '../../../database/community/moderation/cases.ts';
import { toStoredTarget } from '../../../database/community/moderation/targets.ts';
import type { CaseCause } from '../../../domain/community/moderation/causes.ts';
import type { ReportTarget } from '../../../domain/community/moderation/targets.ts';
import { Problem } from '../../../errors/problem.ts';

/**
 * Lets a target wait for a moderator, in the transaction of the caller. A target has one case: what waits already goes on
 * waiting, and a resolved case opens again. A row that the same transaction has written can be the target.
 *
 * @returns the id of the case, whose row stays locked until the end of the transaction.
 * @throws {Problem} `unknown_reference` for a member that does not exist.
 */
export async function openCase(
  req: PayloadRequest,
  { target, cause }: { readonly target: ReportTarget; readonly cause: CaseCause },
): Promise<number> {
  const stored = await toStoredTarget(req, target);
  if (stored === undefined) throw new Problem('unknown_reference', { field: 'target' });
  return insertOrReopenCase(req, stored, cause);
}
