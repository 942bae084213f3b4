import type { PayloadRequest } from 'payload';
import { insertOrReopenCase } from '../../../database/community/moderation/cases.ts';
import type { CaseCause } from '../../../domain/community/moderation/causes.ts';
import type { ReportTarget } from '../../../domain/community/moderation/targets.ts';

/**
 * Lets a target wait for a moderator, in the transaction of the caller. A target has one case: what waits already goes on
 * waiting, and a resolved case opens again. A row that the same transaction has written can be the target.
 *
 * @returns the id of the case, whose row stays locked until the end of the transaction.
 */
export async function openCase(
  req: PayloadRequest,
  { target, cause }: { readonly target: ReportTarget; readonly cause: CaseCause },
): Promise<number> {
  return insertOrReopenCase(req, target, cause);
}
