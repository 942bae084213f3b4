import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { sendEmailJob } from '../../../../jobs/accounts/sendEmail.ts';
import { runSql } from '../../../database/transaction.ts';
import { personalDay } from '../../../domain/calendar.ts';
import type { Language } from '../../../domain/language.ts';
import { Problem } from '../../../errors/problem.ts';
import { toLanguage } from '../../../i18n/language.ts';
import { enqueue } from '../../../queue/enqueue.ts';
import { enforceRateLimit } from '../../operations/rateLimit.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';
import { issueMailedToken } from '../mailedTokens.ts';
import { checkedGuardian } from './guardianNeed.ts';

/** Mails to a guardian in a day. The address belongs to somebody who has no account here. */
const mailsPerDay = 3;

/** Enqueues the mail that asks a guardian, in the transaction of the request. Its link replaces earlier ones. */
export async function enqueueGuardianMail(
  req: PayloadRequest,
  { user, email, language }: { user: number; email: string; language: Language },
): Promise<void> {
  const account = { collection: 'users', id: user } as const;
  const token = await issueMailedToken(req, { purpose: 'guardian', account, to: { email, language } });
  await enqueue(req, sendEmailJob, { template: 'guardian-request', ...{ collection: 'users', user, token } });
}

/** How far the agreement of a guardian is. */
export interface GuardianState {
  readonly email: string;
  readonly neededUntil: string;
  readonly confirmedAt: null;
}

const accountRow = z.object({
  email: z.string(),
  language: z.string().nullable(),
  time_zone: z.string().nullable(),
  guardian: z.string().nullable(),
  needed_until: z.string().nullable(),
  is_confirmed: z.boolean(),
});

/**
 * Asks a guardian of the caller, or asks again.
 *
 * @param input.email another guardian than before
 * @throws {Problem} `authentication_required`; `guardian_not_needed` for an adult and after the agreement;
 *   `guardian_required`, `invalid_guardian`; `rate_limited` after three mails in a day.
 */
export async function askGuardian({
  req,
  email,
}: {
  req: PayloadRequest;
  email: string | undefined;
}): Promise<GuardianState> {
  if (req.user?.collection !== 'users') throw new Problem('authentication_required');
  const user = req.user.id;
  return inTransaction(req, async () => {
    const [row] = await runSql(
      req,
      sql`SELECT email, language::text, time_zone, guardian_email AS guardian, guardian_needed_until AS needed_until,
                 guardian_confirmed_at IS NOT NULL AS is_confirmed
            FROM users WHERE id = ${user} FOR NO KEY UPDATE`,
    );
    const account = accountRow.parse(row);
    const { needed_until: neededUntil } = account;
    const isNeeded = neededUntil !== null && neededUntil > personalDay(account.time_zone, new Date());
    if (!isNeeded || account.is_confirmed) throw new Problem('guardian_not_needed');
    const guardian = checkedGuardian({
      email: email ?? account.guardian,
      own: account.email,
      field: 'email',
    });
    await enforceRateLimit({ key: `guardian:${String(user)}`, limit: mailsPerDay, windowSeconds: 86_400 });
    await runSql(
      req,
      sql`UPDATE users SET guardian_email = ${guardian}, updated_at = now() WHERE id = ${user}`,
    );
    const language = toLanguage(account.language);
    await enqueueGuardianMail(req, { user, email: guardian, language });
    return { email: guardian, neededUntil, confirmedAt: null };
  });
}
