import type { PayloadRequest } from 'payload';
import { sendEmailJob } from '../../../../jobs/accounts/sendEmail.ts';
import { enqueue } from '../../../queue/enqueue.ts';
import { issueMailedToken } from '../mailedTokens.ts';

/** Mails a member that their account is suspended, with a link to appeal: they cannot log in any more. */
export async function mailSuspension(
  req: PayloadRequest,
  { user, caseId, action }: { user: number; caseId: number; action: number },
): Promise<void> {
  const token = await issueMailedToken(req, {
    purpose: 'appeal',
    account: { collection: 'users', id: user },
    data: { caseId, action },
  });
  await enqueue(req, sendEmailJob, { template: 'account-suspended', collection: 'users', user, token });
}
