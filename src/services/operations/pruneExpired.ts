import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { runSql } from '../../database/transaction.ts';
import { pruneRateLimits } from './rateLimit.ts';
import { pruneScanHistory } from '../foods/scanHistory.ts';

/** Hours that an Idempotency-Key is remembered: longer than any app keeps trying. */
const idempotencyHours = 48;

/** Removes what has served: counters of limits whose window is over, old Idempotency-Keys, old scans. */
export async function pruneExpired({ req }: { req: PayloadRequest }): Promise<void> {
  await pruneRateLimits();
  await runSql(
    req,
    sql`DELETE FROM idempotency_keys WHERE created_at < now() - make_interval(hours => ${idempotencyHours})`,
  );
  await pruneScanHistory({ req });
}
