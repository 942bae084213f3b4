import type { PayloadRequest } from 'payload';
import type { AccountCollection } from '../../../domain/accounts/logins/sessions.ts';
import { endSessions } from '../sessions/endSessions.ts';
import { callerIn } from '../sessions/ownSessions.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';
import { afterNewPassword } from './afterNewPassword.ts';
import { requireCallersPassword, requireSameCredentials } from './callersPassword.ts';
import { hashPassword, requireGoodPassword, readCredentials, storePassword } from './password.ts';

/**
 * Sets a new password for the caller, who proves to know the present one. All other sessions end, and so do the links
 * that were mailed to set another password.
 *
 * @returns how many other sessions ended.
 * @throws {Problem} why the new password cannot be chosen, and those of {@link requireCallersPassword}; `conflict` when
 *   another request has just changed the password.
 */
export async function changePassword(
  req: PayloadRequest,
  input: { collection: AccountCollection; currentPassword: string | undefined; password: string },
): Promise<number> {
  const { collection, currentPassword } = input;
  const { current, ...account } = callerIn(req, collection);
  // The cheap check first: it needs no hash.
  const password = requireGoodPassword(input.password, {
    kind: collection,
    ...(await readCredentials(req, account)),
  });
  const field = 'currentPassword';
  const checked = await requireCallersPassword(req, { account, password: currentPassword, field });
  const hash = await hashPassword(password);
  return inTransaction(req, async () => {
    const ended = await endSessions(req, account, { except: current });
    await requireSameCredentials(req, { account, checked });
    await storePassword(req, account, hash);
    await afterNewPassword(req, account);
    return ended;
  });
}
