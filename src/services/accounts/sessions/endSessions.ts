import type { PayloadRequest } from 'payload';
import { deleteSessions, lockForSessions } from '../../../database/accounts/sessions.ts';
import type { Account } from '../../../domain/accounts/logins/sessions.ts';

/**
 * Ends the sessions of an account in the transaction of the request: the tokens of these sessions are dead as soon as
 * it commits. A login that runs at the same time either comes before and ends, too, or sees the changed account.
 *
 * @param except the id of a session that goes on, such as the caller's own
 * @returns how many sessions ended
 */
export async function endSessions(
  req: PayloadRequest,
  account: Account,
  { except }: { readonly except?: string | undefined } = {},
): Promise<number> {
  await lockForSessions(req, account);
  return deleteSessions(req, account, { except });
}
