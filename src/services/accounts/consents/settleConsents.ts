import type { PayloadRequest } from 'payload';
import { sendEmailJob } from '../../../../jobs/accounts/sendEmail.ts';
import { recordConsents } from '../../../database/accounts/consentHistory.ts';
import { currentVersion } from '../../../domain/accounts/consents.ts';
import { enqueue } from '../../../queue/enqueue.ts';
import { forgetAnswers } from '../../operations/writes/idempotency.ts';

/**
 * Records the consents that a write gave or withdrew, in its transaction. After a withdrawal of the health data a mail
 * says until when they can be kept, and answers that were stored for repeated requests are forgotten, because they may
 * show them.
 */
export async function settleConsents({ req, user }: { req: PayloadRequest; user: number }): Promise<void> {
  const changes = await recordConsents(req, { user, marketingVersion: currentVersion('marketing') });
  if (!changes.some(({ purpose, given }) => purpose === 'healthData' && !given)) return;
  await forgetAnswers(req, user);
  await enqueue(req, sendEmailJob, { template: 'health-data-withdrawn', collection: 'users', user });
}
