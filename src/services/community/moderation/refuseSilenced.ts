import type { PayloadRequest } from 'payload';
import { shareStanding } from '../../../database/community/moderation/accounts.ts';
import { isMuted, isSuspended } from '../../../domain/community/moderation/standing.ts';
import { Problem } from '../../../errors/problem.ts';

/**
 * Refuses a write that others would see, by a member who is suspended or muted. It runs in the transaction of the write,
 * before its rows.
 *
 * @throws {Problem} `suspended`, `muted`
 */
export async function refuseSilenced(req: PayloadRequest): Promise<void> {
  const { user } = req;
  if (user?.collection !== 'users') return;
  const standing = await shareStanding(req, user.id);
  const now = new Date();
  if (standing === undefined) throw new Problem('authentication_required');
  if (isSuspended(standing, now)) throw new Problem('suspended');
  if (isMuted(standing, now))
    throw new Problem('muted', { parameters: { until: standing.mutedUntil?.toISOString() ?? '' } });
}
