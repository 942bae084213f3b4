import { pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { AuthenticationError, type PayloadRequest, type Where } from 'payload';
import { z } from 'zod';
import { hasPasswordAt } from '../../database/accounts/passwords.ts';
import { publicPool } from '../../database/publicPool.ts';
import { normalEmail } from '../../domain/accounts/credentials/email.ts';
import type { AccountCollection } from '../../domain/accounts/logins/sessions.ts';

const derive = promisify(pbkdf2);
const credentialsShape = z.object({ email: z.string(), password: z.string() });

/** Payload's cost for a password: PBKDF2-SHA256, 600,000 rounds, 32 bytes. */
const rounds = 600_000;

/** In the context of a login whose address has an account with a password. */
const knownMark = 'loginOfKnownAccount';

/**
 * Gives every failed login the same work, so that its time does not tell which addresses are registered. For a known
 * address, Payload reads the whole account and hashes the password; for an unknown one it finds nothing. So for an
 * unknown address, or an account without a password, some account is read and the password is hashed before; and
 * {@link evenOutFailedLogin} finds nothing once more after the wrong password of a known one. A login that succeeds does
 * nothing in vain.
 */
export async function evenOutLogin(input: {
  req: PayloadRequest;
  collection: AccountCollection;
  credentials: unknown;
}): Promise<void> {
  const credentials = credentialsShape.safeParse(input.credentials);
  if (!credentials.success) return;
  const { email, password } = credentials.data;
  const { req, collection } = input;
  if (await hasPasswordAt(publicPool(), { collection, email: normalEmail(email) })) {
    req.context[knownMark] = collection;
    return;
  }
  await read(req, collection, {});
  await derive(password, randomBytes(32).toString('hex'), rounds, 32, 'sha256');
}

/** Does what {@link evenOutLogin} left out for a known address. */
export async function evenOutFailedLogin(req: PayloadRequest, error: Error): Promise<void> {
  const { [knownMark]: collection } = req.context;
  if (!isWrongPassword(error) || (collection !== 'users' && collection !== 'staff')) return;
  await read(req, collection, { email: { equals: '' } });
}

/** GraphQL wraps the errors of its resolvers. */
function isWrongPassword(error: Error): boolean {
  const { originalError } = error as { originalError?: unknown };
  return error instanceof AuthenticationError || originalError instanceof AuthenticationError;
}

async function read(req: PayloadRequest, collection: AccountCollection, where: Where): Promise<void> {
  // The transaction of a failed login has ended.
  const { payload } = req;
  await payload.db.findOne({ collection, where, req: { payload } });
}
