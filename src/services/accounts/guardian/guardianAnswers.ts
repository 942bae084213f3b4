import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { sendEmailJob } from '../../../../jobs/accounts/sendEmail.ts';
import { runSql } from '../../../database/transaction.ts';
import { Problem } from '../../../errors/problem.ts';
import { enqueue } from '../../../queue/enqueue.ts';
import { forgetAnswers } from '../../operations/writes/idempotency.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';
import { graceEnd } from '../consents/consentFields.ts';
import { issueMailedToken, useMailedToken } from '../mailedTokens.ts';

const changedRow = z.object({ id: z.number() });

/**
 * A guardian agrees: from now on the member uses everything, and health data that waited to be erased stay. A mail gives
 * the guardian the link to withdraw.
 *
 * @throws {Problem} `invalid_token`; `guardian_not_needed` when the member is old enough meanwhile.
 */
export async function confirmGuardian(req: PayloadRequest, token: string): Promise<void> {
  await inTransaction(req, async () => {
    const { account, to } = await useMailedToken(req, { token, purpose: 'guardian' });
    if (account === null || to === undefined) throw new Problem('invalid_token', { field: 'token' });
    const [row] = await runSql(
      req,
      sql`UPDATE users SET guardian_confirmed_at = now(), guardian_email = ${to.email}, updated_at = now(),
                 consents_health_data_ends_at =
                   CASE WHEN consents_health_data THEN NULL ELSE consents_health_data_ends_at END
           WHERE id = ${account.id} AND guardian_needed_until IS NOT NULL RETURNING id`,
    );
    if (row === undefined) throw new Problem('guardian_not_needed');
    const { id: user } = changedRow.parse(row);
    const receipt = await issueMailedToken(req, { purpose: 'guardian_withdraw', account, to });
    await enqueue(req, sendEmailJob, {
      template: 'guardian-receipt',
      collection: 'users',
      user,
      token: receipt,
    });
    await enqueue(req, sendEmailJob, { template: 'guardian-agreed', collection: 'users', user });
  });
}

/**
 * A guardian withdraws: nothing about the member's health is used from now on, and it is erased after the days of grace.
 *
 * @throws {Problem} `invalid_token`; `guardian_not_needed` when the member is old enough meanwhile.
 */
export async function withdrawGuardian(req: PayloadRequest, token: string): Promise<void> {
  await inTransaction(req, async () => {
    const { account } = await useMailedToken(req, { token, purpose: 'guardian_withdraw' });
    if (account === null) throw new Problem('invalid_token', { field: 'token' });
    const [row] = await runSql(
      req,
      sql`UPDATE users SET guardian_confirmed_at = NULL, updated_at = now(),
                 consents_health_data_ends_at =
                   coalesce(consents_health_data_ends_at, ${graceEnd(new Date())}::timestamptz)
           WHERE id = ${account.id} AND guardian_needed_until IS NOT NULL RETURNING id`,
    );
    if (row === undefined) throw new Problem('guardian_not_needed');
    const { id: user } = changedRow.parse(row);
    await forgetAnswers(req, user);
    await enqueue(req, sendEmailJob, { template: 'guardian-withdrawn', collection: 'users', user });
  });
}
