import { readTrustLevel } from '../../../database/community/moderation/accounts.ts';
import type { Transactional } from '../../../database/transaction.ts';

/**
 * How far a member is trusted, from 0 (new) to 3. It decides about limits and about the weight of reports. It is never
 * shown, not to moderators either.
 */
export async function trustLevelOf(req: Transactional, user: number): Promise<number> {
  return readTrustLevel(req, user);
}
