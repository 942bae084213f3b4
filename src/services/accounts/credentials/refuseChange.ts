import type { PayloadRequest } from 'payload';
import { normalEmail } from '../../../domain/accounts/email.ts';
import type { Account } from '../../../domain/accounts/sessions.ts';
import { Problem } from '../../../errors/problem.ts';
import { readCredentials } from './password.ts';

/**
 * Refuses a write of an account that would change its password or its address, and names the way to do it. The present
 * address may be sent, as apps and the forms of the admin UI send back what they read.
 *
 * @param input.mayUpdateAny whether the caller may change the accounts of others. Who may not, learns nothing here.
 * @returns the input without the present address.
 * @throws {Problem} `password_elsewhere` or `email_elsewhere`
 */
export async function refuseCredentialChange(
  req: PayloadRequest,
  { account, input, mayUpdateAny }: { account: Account; input: object; mayUpdateAny: boolean },
): Promise<object> {
  const { collection, id } = account;
  const path = `POST /api/${collection}/me`;
  if ('password' in input && input.password !== undefined) {
    const reset = `POST /api/${collection}/:id/password-reset`;
    throw new Problem('password_elsewhere', {
      field: 'password',
      parameters: { path: `${path}/password`, reset },
    });
  }
  if (!('email' in input)) return input;
  const { email, ...others } = input;
  const isOwn = req.user?.collection === collection && req.user.id === id;
  if (!isOwn && !mayUpdateAny) return input;
  const present = await readCredentials(req, account);
  // Payload answers that there is no such account.
  if (present === undefined) return input;
  if (typeof email === 'string' && normalEmail(email) === present.email) return others;
  throw new Problem('email_elsewhere', { field: 'email', parameters: { path: `${path}/email` } });
}
