import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { consentNames, type ConsentName } from '../../domain/accounts/consents.ts';
import { runSql, type Transactional } from '../transaction.ts';

const recordedRows = z.array(z.object({ purpose: z.enum(consentNames), given: z.boolean() }));

/** A consent that was given or withdrawn by the write that has just run. */
export type RecordedConsent = z.infer<typeof recordedRows>[number];

/**
 * Appends what has changed in the consents of an account to the history: the account is compared with the last entry of
 * each purpose. So it does not matter which write changed a consent, and a repeat adds nothing.
 *
 * @param input.marketingVersion the version of the text that a new consent to marketing is for, which the account does
 *   not store
 */
export async function recordConsents(
  req: Transactional,
  { user, marketingVersion }: { user: number; marketingVersion: string },
): Promise<RecordedConsent[]> {
  const rows = await runSql(
    req,
    sql`INSERT INTO consent_history (user_id, purpose, version, given, at)
        SELECT account.id, current.purpose, CASE WHEN current.given THEN current.version ELSE last.version END,
               current.given, now()
          FROM users account
         CROSS JOIN LATERAL (VALUES
                (1, 'terms', account.consents_terms, account.consents_terms_version),
                (2, 'healthData', account.consents_health_data, account.consents_health_data_version),
                (3, 'scanHistory', account.consents_scan_history, account.consents_scan_history_version),
                (4, 'marketing', account.marketing_opt_in, NULL)
              ) AS stored (place, purpose, given, version)
          LEFT JOIN LATERAL (
                SELECT entry.given, entry.version FROM consent_history entry
                 WHERE entry.user_id = account.id AND entry.purpose = stored.purpose ORDER BY entry.id DESC LIMIT 1
              ) AS last ON true
         CROSS JOIN LATERAL (
                SELECT stored.purpose, coalesce(stored.given, false) AS given,
                       CASE WHEN stored.purpose <> 'marketing' THEN stored.version
                            WHEN last.given THEN last.version ELSE ${marketingVersion}::varchar END AS version
              ) AS current
         WHERE account.id = ${user}
           AND (current.given <> coalesce(last.given, false)
                OR (current.given AND current.version IS DISTINCT FROM last.version))
         ORDER BY stored.place
        RETURNING purpose, given`,
  );
  return recordedRows.parse(rows);
}

const latestRows = z.array(
  z.object({
    purpose: z.enum(consentNames),
    given: z.boolean(),
    version: z.string().nullable(),
    at: z.coerce.date(),
  }),
);

/** The last entry of each purpose. */
export async function latestConsents(
  req: Transactional,
  user: number,
): Promise<ReadonlyMap<ConsentName, z.infer<typeof latestRows>[number]>> {
  const rows = await runSql(
    req,
    sql`SELECT DISTINCT ON (purpose) purpose, given, version, at FROM consent_history
         WHERE user_id = ${user} ORDER BY purpose, id DESC`,
  );
  return new Map(latestRows.parse(rows).map((row) => [row.purpose, row]));
}
