import { sql } from 'drizzle-orm';
import { setTimeout as wait } from 'node:timers/promises';
import type { Payload, PayloadRequest } from 'payload';
import { insertScan } from '../../database/foods/scanHistory.ts';
import { publicPool } from '../../database/publicPool.ts';
import { runSql } from '../../database/transaction.ts';
import { recordDataErasure } from '../accounts/erasure/tombstones.ts';

/** How much of a member's scan history stays: the newest entries. */
const retention = { days: 400, entries: 1_000 };
/** How many milliseconds the answer of a scan waits for its entry. A slower statement continues in the background. */
const waitMs = 200;

/** Stores a scan of a member who agreed to a scan history. An error here never prevents the answer to the scan. */
export async function recordScan(input: {
  user: number;
  food: number;
  barcode: string;
  log: Payload['logger'];
}): Promise<void> {
  const { log, ...scan } = input;
  const timer = new AbortController();
  const insertion = insertScan(publicPool(), scan).catch((error: unknown) => {
    log.error({ err: error }, 'a scan was answered but not stored in the history');
  });
  const timeout = wait(waitMs, undefined, { signal: timer.signal }).catch(() => undefined);
  await Promise.race([insertion, timeout]);
  timer.abort();
}

/** Deletes the history of a member without consent to it. */
export async function deleteScansWithoutConsent({
  req,
  user,
}: {
  req: PayloadRequest;
  user: number;
}): Promise<void> {
  // The stored consent decides, because a hook may receive only a part of the account (`?select=`).
  const deleted = await runSql(
    req,
    sql`DELETE FROM scan_history WHERE user_id = ${user}
        AND NOT EXISTS (SELECT FROM users WHERE id = ${user} AND consents_scan_history) RETURNING id`,
  );
  if (deleted.length > 0) await recordDataErasure(req, { user, data: 'scanHistory' });
}

/**
 * For the daily clean-up: deletes entries that are too old, and all but the newest thousand entries of each member.
 */
export async function pruneScanHistory({ req }: { req: PayloadRequest }): Promise<void> {
  await runSql(
    req,
    sql`DELETE FROM scan_history WHERE scanned_at < now() - make_interval(days => ${retention.days})`,
  );
  await runSql(
    req,
    sql`DELETE FROM scan_history WHERE id IN (
          SELECT old.id
            FROM (SELECT user_id FROM scan_history GROUP BY user_id HAVING count(*) > ${retention.entries}) many
           CROSS JOIN LATERAL (
             SELECT id FROM scan_history WHERE user_id = many.user_id
              ORDER BY scanned_at DESC, id DESC OFFSET ${retention.entries}
           ) old
        )`,
  );
}
