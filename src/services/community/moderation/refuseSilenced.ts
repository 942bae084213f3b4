import type { PayloadRequest } from 'payload';
import { lockStanding } from '../../../database/community/moderation/accounts.ts';
import { readAnonymousMute } from '../../../database/community/moderation/cases.ts';
import {
  endOf,
  endOfSuspension,
  isMuted,
  isSuspended,
} from '../../../domain/community/moderation/standing.ts';
import { Problem } from '../../../errors/problem.ts';
import { authorHashes } from '../anonymity/authorHashes.ts';

/**
 * Refuses a write that others would see, by a member who is suspended or muted. It runs in the transaction of the write,
 * before its rows: a decision about the member waits for the write, so nothing appears after it.
 *
 * @param input.isAnonymous also refuses a member whose anonymous writing is muted. Moderators do not know who that is, so
 *   what the member writes under the own name goes on.
 * @throws {Problem} `suspended`, `muted`, `anonymous_muted`
 */
export async function refuseSilenced(
  req: PayloadRequest,
  { isAnonymous = false }: { readonly isAnonymous?: boolean } = {},
): Promise<void> {
  const { user } = req;
  if (user?.collection !== 'users') return;
  const standing = await lockStanding(req, user.id, 'write');
  const now = new Date();
  if (standing === undefined) throw new Problem('authentication_required');
  if (isSuspended(standing, now))
    throw new Problem('suspended', { parameters: { ...endOfSuspension(standing, user.timeZone) } });
  if (isMuted(standing, now))
    throw new Problem('muted', { parameters: { ...endOf(standing.mutedUntil, user.timeZone) } });
  if (!isAnonymous) return;
  const until = await readAnonymousMute(req, authorHashes(user.id));
  if (until !== null)
    throw new Problem('anonymous_muted', { parameters: { ...endOf(until, user.timeZone) } });
}
