import { pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { PayloadRequest, Where } from 'payload';
import { z } from 'zod';
import { normalEmail } from '../../domain/accounts/email.ts';

const derive = promisify(pbkdf2);
const credentialsShape = z.object({ email: z.string(), password: z.string() });
const withHash = z.object({ hash: z.string() });

/** Payload's cost for a password: PBKDF2-SHA256, 600,000 rounds, 32 bytes. */
const rounds = 600_000;

/**
 * Gives every failed login the same work, so that its time does not tell which addresses are registered. For a known
 * address, Payload reads the whole account and hashes the password; for an unknown one it finds nothing. Here the other
 * of the two is done before: nothing is found for a known address, and for an unknown one, or for an account without a
 * password, some account is read and the password is hashed.
 */
export async function evenOutLogin(input: {
  req: PayloadRequest;
  collection: 'users' | 'staff';
  credentials: unknown;
}): Promise<void> {
  const credentials = credentialsShape.safeParse(input.credentials);
  if (!credentials.success) return;
  const { email, password } = credentials.data;
  const { req, collection } = input;
  const read = (where: Where, select?: Record<string, true>): Promise<unknown> =>
    req.payload.db.findOne({ collection, where, req, ...(select === undefined ? {} : { select }) });

  const account = await read({ email: { equals: normalEmail(email) } }, { hash: true });
  if (withHash.safeParse(account).success) {
    await read({ email: { equals: '' } });
    return;
  }
  await read({});
  await derive(password, randomBytes(32).toString('hex'), rounds, 32, 'sha256');
}
