import type { PayloadRequest } from 'payload';
import type { Account } from '../../../domain/accounts/logins/sessions.ts';
import { env } from '../../../env.ts';
import { Problem } from '../../../errors/problem.ts';
import { enforceRateLimit, resetRateLimit } from '../../operations/rateLimit.ts';
import { accountKey } from '../accountLimits.ts';
import { requireFreshLogin } from '../freshLogin.ts';
import { fittingPassword, readCredentials, type Credentials } from './password.ts';

const windowSeconds = 15 * 60;

/**
 * Checks that the caller knows the password of their account, so that a stolen token or an open device is not enough to
 * take the account over. Wrong passwords count. An account without a password needs a login of the last minutes instead.
 * It hashes, so call it outside of a transaction.
 *
 * @param input.field the name of the password in the request
 * @returns the credentials that were checked.
 * @throws {Problem} `required`, `wrong_password`, `login_not_fresh` or `rate_limited`.
 */
export async function requireCallersPassword(
  req: PayloadRequest,
  { account, password, field }: { account: Account; password: string | undefined; field: string },
): Promise<Credentials> {
  const credentials = await readCredentials(req, account);
  if (credentials === undefined) throw new Problem('authentication_required');
  if (credentials.password === undefined) {
    requireFreshLogin(req);
    if (password !== undefined) throw new Problem('wrong_password', { field });
    return credentials;
  }
  if (password === undefined) throw new Problem('required', { field });
  const count = { key: 'password', about: accountKey(account.collection, credentials.email) };
  await enforceRateLimit({ ...count, limit: env().RATE_LIMIT_LOGIN_PER_ACCOUNT, windowSeconds });
  if ((await fittingPassword(password, credentials.password)) === undefined)
    throw new Problem('wrong_password', { field });
  await resetRateLimit(count);
  return credentials;
}

/**
 * Refuses a change that is based on credentials which another request has replaced meanwhile. The account must be locked.
 *
 * @throws {Problem} `conflict`
 */
export async function requireSameCredentials(
  req: PayloadRequest,
  { account, checked }: { account: Account; checked: Credentials },
): Promise<void> {
  const present = await readCredentials(req, account);
  if (present?.email !== checked.email || present.password?.hash !== checked.password?.hash)
    throw new Problem('conflict');
}
