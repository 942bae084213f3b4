import { pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';

const derive = promisify(pbkdf2);
const credentialsShape = z.object({ email: z.string(), password: z.string() });

/** Payload's cost for a password: PBKDF2-SHA256, 600,000 rounds, 32 bytes. */
const rounds = 600_000;

/**
 * Takes the time of a password check when the account does not exist. Without it, the answer for an unknown address
 * would come a hundred times faster and reveal which addresses are registered.
 */
export async function hashForUnknownAccount(input: {
  req: PayloadRequest;
  collection: string;
  credentials: unknown;
}): Promise<void> {
  const credentials = credentialsShape.safeParse(input.credentials);
  if (!credentials.success) return;
  const { email, password } = credentials.data;
  const account: unknown = await input.req.payload.db.findOne({
    collection: input.collection === 'staff' ? 'staff' : 'users',
    where: { email: { equals: email.toLowerCase().trim() } },
    select: { email: true },
    req: input.req,
  });
  if (account === null || account === undefined)
    await derive(password, randomBytes(32), rounds, 32, 'sha256');
}
