import { hkdfSync } from 'node:crypto';
import { z } from 'zod';
import { seal, SealBroken, unseal, type KeyRing } from '../../domain/accounts/sealing.ts';
import { env } from '../../env.ts';

/** How many hours the link of a confirmation mail is valid. */
export const confirmationHours = 72;

const claims = z.strictObject({ user: z.union([z.int(), z.string()]), email: z.string(), expires: z.int() });
export type Confirmation = Pick<z.infer<typeof claims>, 'user' | 'email'>;

/** Takes the place of the owner in the seal, so that no other data sealed with this key is a valid token. */
const owner = 'confirm-email';

/**
 * Makes the token of a confirmation link. No database row stores it: it contains user, address and expiry, sealed with
 * a key derived from PAYLOAD_SECRET. It is sealed and not only signed, because URLs end up in logs and histories and
 * the address should not. It contains the address, so that a link sent to an old address does not confirm a new one.
 */
export function confirmationToken(confirmation: Confirmation, now = new Date()): string {
  const expires = Math.floor(now.getTime() / 1000) + confirmationHours * 3600;
  return seal({ ring: keyRing(), owner, text: JSON.stringify({ ...confirmation, expires }) });
}

/** Returns the user and address that a token confirms; undefined when the token is not ours or has expired. */
export function verifyConfirmationToken(token: string, now = new Date()): Confirmation | undefined {
  const text = unsealToken(token);
  if (text === undefined) return undefined;
  const { user, email, expires } = claims.parse(JSON.parse(text));
  return expires * 1000 > now.getTime() ? { user, email } : undefined;
}

function unsealToken(token: string): string | undefined {
  if (!/^[\w.-]{60,800}$/.test(token)) return undefined;
  try {
    return unseal({ ring: keyRing(), owner, sealed: token });
  } catch (error) {
    if (error instanceof SealBroken) return undefined; // Modified, or sealed with another secret.
    throw error;
  }
}

function keyRing(): KeyRing {
  const { PAYLOAD_SECRET } = env();
  if (PAYLOAD_SECRET === undefined) throw new Error('PAYLOAD_SECRET is not set.');
  const key = Buffer.from(hkdfSync('sha256', PAYLOAD_SECRET, '', 'diningcoach confirm-email', 32));
  return { current: 'secret', keys: new Map([['secret', key]]) };
}
