import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { normalEmail } from '../../../domain/accounts/credentials/email.ts';
import { normalPassword } from '../../../domain/accounts/credentials/password.ts';
import type { AccountCollection } from '../../../domain/accounts/logins/sessions.ts';
import { fittingPassword, hashOfNobody, readPasswordHash } from './password.ts';

const loginShape = z.looseObject({ email: z.string(), password: z.string() });

/**
 * The credentials of a login in their normal forms. A password that was set before there was a normal form fits only as
 * it was typed, so both forms are tried where they differ; an unknown address takes as long.
 */
export async function loginCredentials(
  req: PayloadRequest,
  { collection, input }: { collection: AccountCollection; input: object },
): Promise<object> {
  const login = loginShape.safeParse(input);
  // Payload answers what is missing.
  if (!login.success) return input;
  const email = normalEmail(login.data.email);
  const { password } = login.data;
  const normal = normalPassword(password);
  if (normal === password) return { ...input, email };
  const stored = (await readPasswordHash(req, { collection, email })) ?? hashOfNobody;
  return { ...input, email, password: (await fittingPassword(password, stored)) ?? normal };
}
