import {
  readStatistics,
  type ModerationStatistics,
} from '../../../database/community/moderation/statistics.ts';
import type { Transactional } from '../../../database/transaction.ts';

export type { ModerationStatistics } from '../../../database/community/moderation/statistics.ts';

/** The figures of the desk's charts. One statement reads them all. */
export async function moderationStatistics(
  req: Transactional,
  { days }: { days: number },
): Promise<ModerationStatistics> {
  return readStatistics(req, { days });
}
