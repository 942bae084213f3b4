import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { runSql } from '../../database/transaction.ts';
import { pruneRateLimits } from './rateLimit.ts';
import { pruneScanHistory } from '../foods/scanHistory.ts';

/** How many hours an Idempotency-Key is stored: longer than any app repeats a request. */
const idempotencyHours = 48;

/** Deletes expired rows: rate-limit counters whose window is over, old Idempotency-Keys, old scans. */
export async function pruneExpired({ req }: { req: PayloadRequest }): Promise<void> {
  await pruneRateLimits();
  await runSql(
    req,
    sql`DELETE FROM idempotency_keys WHERE created_at < now() - make_interval(hours => ${idempotencyHours})`,
  );
  await pruneScanHistory({ req });
}
