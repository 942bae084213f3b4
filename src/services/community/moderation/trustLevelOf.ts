import { readTrustLevel } from '../../../database/community/moderation/trustLevels.ts';
import type { TrustLevel } from '../../../domain/community/moderation/trustLevel.ts';
import type { Transactional } from '../../../database/transaction.ts';

/**
 * How far a member is trusted, from 0 (new) to 3. It decides about limits and about the weight of reports. It is never
 * shown, not to moderators either.
 */
export async function trustLevelOf(req: Transactional, user: number): Promise<TrustLevel> {
  return readTrustLevel(req, user);
}
