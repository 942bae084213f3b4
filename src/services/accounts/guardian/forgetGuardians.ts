import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { runSql } from '../../../database/transaction.ts';

/**
 * Forgets the guardians of members who are old enough everywhere on earth, and the address of a guardian who has not
 * answered while a link worked: the account stays without health data, and its member can ask again.
 */
export async function forgetGuardians({ req }: { req: PayloadRequest }): Promise<void> {
  await runSql(
    req,
    sql`WITH grown_up AS (
          UPDATE users SET guardian_email = NULL, guardian_needed_until = NULL, guardian_confirmed_at = NULL
           WHERE guardian_needed_until::date < (now() AT TIME ZONE 'UTC')::date - 1
       RETURNING id
        )
        DELETE FROM mailed_tokens
         WHERE user_id IN (SELECT id FROM grown_up) AND purpose IN ('guardian', 'guardian_withdraw')`,
  );
  await runSql(
    req,
    sql`UPDATE users SET guardian_email = NULL
         WHERE guardian_email IS NOT NULL AND guardian_confirmed_at IS NULL
           AND NOT EXISTS (
             SELECT FROM mailed_tokens token
              WHERE token.user_id = users.id AND token.purpose = 'guardian' AND token.expires_at > now()
           )`,
  );
}
