import type { PayloadRequest } from 'payload';
import { abandonedImages } from '../../../database/community/members/avatars.ts';
import { ownLog } from '../../../errors/quietLog.ts';
import { removeImage } from '../members/avatars.ts';
import { correctCounters } from './correctCounters.ts';

/**
 * The nightly check: corrects wrong numbers, which only a fault of ours or a hand in the database can cause, and logs
 * them. It removes uploaded avatars that no profile shows.
 */
export async function checkCommunity({
  req,
  signal,
}: {
  req: PayloadRequest;
  signal: AbortSignal;
}): Promise<void> {
  const corrections = await correctCounters({ req, signal });
  if (corrections.length > 0)
    ownLog(req.payload.logger).warn(
      { count: corrections.length, corrections: corrections.slice(0, 20) },
      'numbers of the community were wrong and have been corrected',
    );
  for (const id of await abandonedImages(req)) {
    signal.throwIfAborted();
    await removeImage(req, id);
  }
}
