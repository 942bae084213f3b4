import type { PayloadRequest } from 'payload';
import { readActivity, storeTrustLevels } from '../../../../database/community/moderation/trustLevels.ts';
import { trustLevel } from '../../../../domain/community/moderation/trustLevel.ts';

/** Members whose levels one transaction writes. */
const batch = 1_000;

/** Computes the trust levels of all members from their own rows. A repeat changes nothing. */
export async function refreshTrustLevels({
  req,
  signal,
}: {
  req: PayloadRequest;
  signal: AbortSignal;
}): Promise<void> {
  let after = 0;
  for (;;) {
    signal.throwIfAborted();
    const members = await readActivity(req, { after, members: batch });
    const last = members.at(-1);
    if (last === undefined) return;
    await storeTrustLevels(
      req,
      members.map(({ user, ...activity }) => ({ user, level: trustLevel(activity) })),
    );
    after = last.user;
  }
}
