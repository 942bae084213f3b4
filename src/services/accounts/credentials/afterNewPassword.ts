import type { PayloadRequest } from 'payload';
import { sendEmailJob } from '../../../../jobs/accounts/sendEmail.ts';
import { purposesEndedBy } from '../../../domain/accounts/credentials/mailedTokens.ts';
import type { Account } from '../../../domain/accounts/logins/sessions.ts';
import { enqueue } from '../../../queue/enqueue.ts';
import { endMailedTokens } from '../mailedTokens.ts';

/**
 * Everything that a new password ends, in its transaction: links that set another password or download an export, and a
 * change of the address that waits for its confirmation, which somebody may have asked for with the old password. The
 * links to undo a change of the address stay: somebody who stole an account changes both. The owner gets a mail.
 */
export async function afterNewPassword(req: PayloadRequest, account: Account): Promise<void> {
  await endMailedTokens(req, { account, purposes: purposesEndedBy('password') });
  const { collection, id: user } = account;
  await enqueue(req, sendEmailJob, { template: 'password-changed', collection, user });
}
