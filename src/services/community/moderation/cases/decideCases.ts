import type { PayloadRequest } from 'payload';
import type { BatchAction } from '../../../../domain/community/moderation/actions.ts';
import { ownRequest } from '../../../operations/bulk/ownRequest.ts';
import { inTransaction } from '../../../operations/writes/inTransaction.ts';
import { claimCase } from './claimCase.ts';
import { checkDecision, decideCase, type Decision } from './decideCase.ts';
import { workOn } from './workOn.ts';

/** What became of a case: its action, or why it was refused. */
export type CaseResult =
  { readonly id: number; readonly action: number } | { readonly id: number; readonly error: unknown };

/**
 * Carries out one decision on several cases, one after the other. Each is claimed and decided in a transaction of its own,
 * under the version that the moderator saw: one that somebody else has or decided is left as it is, without a claim.
 *
 * @throws {Problem} what is wrong with the decision itself.
 */
export async function decideCases(
  req: PayloadRequest,
  {
    cases,
    moderator,
    decision,
  }: {
    cases: readonly { readonly id: number; readonly version: number }[];
    moderator: number;
    decision: Omit<Decision, 'version'> & { readonly action: BatchAction };
  },
): Promise<readonly CaseResult[]> {
  checkDecision(decision);
  const results: CaseResult[] = [];
  for (const { id, version } of cases) {
    const own = ownRequest(req);
    try {
      const action = await inTransaction(own, async () => {
        // A claim locks the case alone. The account and the text come before it, as everywhere.
        await workOn(own, { id, moderator });
        const claimed = await claimCase(own, { id, moderator, version });
        return decideCase(own, { id, moderator, decision: { ...decision, version: claimed } });
      });
      results.push({ id, action });
    } catch (error) {
      results.push({ id, error });
    }
  }
  return results;
}
