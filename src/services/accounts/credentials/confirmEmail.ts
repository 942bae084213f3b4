import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { sendEmailJob } from '../../../../jobs/accounts/sendEmail.ts';
import { runSql } from '../../../database/transaction.ts';
import { Problem } from '../../../errors/problem.ts';
import { enqueue } from '../../../queue/enqueue.ts';
import { enforceRateLimit } from '../../operations/rateLimit.ts';
import { accountKey } from '../accountLimits.ts';
import { callerIn } from '../sessions/ownSessions.ts';
import { requireMailedToken, useMailedToken, type MailedToken } from '../mailedTokens.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';

const confirmation = z.object({ email: z.string() });

/**
 * Marks a member's address as confirmed, if the link was mailed to this address. The same link may confirm again: people
 * press a button twice.
 *
 * @throws {Problem} `invalid_token` when the link was mailed to another address, is over, or the account was deleted.
 */
export async function confirmEmail({ req, token }: { req: PayloadRequest; token: string }): Promise<void> {
  await inTransaction(req, async () => {
    const about = { token, purpose: 'confirm_email' } as const;
    const stored = await requireMailedToken(req, { ...about, mayBeUsed: true });
    const link = stored.isUsed ? stored : await useMailedToken(req, about);
    if (!(await markConfirmed(req, link))) throw new Problem('invalid_token', { field: 'token' });
  });
}

const mailsPerHour = 20;

/**
 * Mails the caller the link again that confirms their address. A confirmed address gets no mail.
 *
 * @throws {Problem} `authentication_required`, `forbidden` for staff, `rate_limited`.
 */
export async function resendConfirmation(req: PayloadRequest): Promise<void> {
  const { id: user } = callerIn(req, 'users');
  const about = accountKey('users', req.user?.email ?? '');
  await enforceRateLimit({ key: 'confirmation', about, limit: mailsPerHour, windowSeconds: 3_600 });
  await enqueue(req, sendEmailJob, { template: 'confirm-email', collection: 'users', user });
}

/** One statement: a change of the address at the same moment either comes first, or keeps the confirmation. */
async function markConfirmed(req: PayloadRequest, { account, data }: MailedToken): Promise<boolean> {
  if (account?.collection !== 'users') return false;
  const { email } = confirmation.parse(data);
  const rows = await runSql(
    req,
    sql`UPDATE users SET email_verified_at = coalesce(email_verified_at, now()), updated_at = now()
         WHERE id = ${account.id} AND email = ${email} RETURNING id`,
  );
  return rows.length > 0;
}
