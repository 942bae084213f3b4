import type { PayloadRequest } from 'payload';
import { pruneAuditLog } from '../../database/accounts/auditLog.ts';
import { deleteExpiredTokens } from '../../database/accounts/mailedTokens.ts';
import { pruneRestingUsernames } from '../../database/accounts/usernames.ts';
import { expireOpenings } from '../../database/community/anonymity/openings.ts';
import { removeOldKeys } from '../../database/operations/idempotencyKeys.ts';
import { removeOldSteps } from '../../database/accounts/signInSteps.ts';
import { idempotencyHours } from './writes/idempotency.ts';
import { pruneRateLimits } from './rateLimit.ts';
import { pruneNotifications } from '../community/notifications/inbox.ts';
import { pruneScanHistory } from '../foods/scanHistory.ts';

/**
 * Deletes expired rows: rate-limit counters whose window is over, old Idempotency-Keys, old scans, links of mails whose
 * time is over, names whose rest is over, entries of the audit log after three years, notifications after 90 days.
 */
export async function pruneExpired({ req }: { req: PayloadRequest }): Promise<void> {
  await pruneRateLimits();
  await removeOldKeys(req, idempotencyHours);
  await deleteExpiredTokens(req);
  await removeOldSteps(req);
  await pruneScanHistory({ req });
  await pruneRestingUsernames(req);
  await pruneAuditLog(req);
  await pruneNotifications(req);
  await expireOpenings(req);
}
