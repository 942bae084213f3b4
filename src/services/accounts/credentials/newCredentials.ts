import { z } from 'zod';
import { normalEmail } from '../../../domain/accounts/credentials/email.ts';
import type { AccountCollection } from '../../../domain/accounts/logins/sessions.ts';
import { Problem } from '../../../errors/problem.ts';
import { requireGoodPassword } from './password.ts';

const names = z.object({
  email: z.string().optional().catch(undefined),
  username: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
});

/**
 * The data of an account that is written, with the address and a new password in their normal forms.
 *
 * @throws {Problem} why the password of a new account cannot be chosen; `required` without one.
 */
export function goodCredentials(
  data: Readonly<Record<string, unknown>>,
  { collection, isNew, hasPassword }: { collection: AccountCollection; isNew: boolean; hasPassword: boolean },
): Record<string, unknown> {
  const { email, username, name } = names.parse(data);
  const { password } = data;
  const changes = email === undefined ? {} : { email: normalEmail(email) };
  // Later the password changes by ways of its own.
  if (!isNew || !hasPassword) return { ...data, ...changes };
  if (typeof password !== 'string' || password === '') throw new Problem('required', { field: 'password' });
  const about = { kind: collection, email, username: username ?? name };
  return { ...data, ...changes, password: requireGoodPassword(password, about) };
}
