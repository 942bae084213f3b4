import { hkdfSync } from 'node:crypto';
import { z } from 'zod';
import { seal, SealBroken, unseal, type KeyRing } from '../../domain/accounts/sealing.ts';
import { env } from '../../env.ts';

/** Hours that the link of a confirmation mail works. */
export const confirmationHours = 72;

const claims = z.strictObject({ user: z.union([z.int(), z.string()]), email: z.string(), expires: z.int() });
export type Confirmation = Pick<z.infer<typeof claims>, 'user' | 'email'>;

/** What the token is sealed for, instead of an owner: nothing else that this key sealed passes for one. */
const owner = 'confirm-email';

/**
 * The token of a confirmation link. It is stored nowhere: it holds user, address and expiry, sealed with a key of
 * PAYLOAD_SECRET. Sealed rather than signed, because addresses of links end up in logs and histories, and the e-mail
 * address should not; and with the address inside, so that a link sent to an old one confirms no new one.
 */
export function confirmationToken(input: Confirmation, now = new Date()): string {
  const expires = Math.floor(now.getTime() / 1000) + confirmationHours * 3600;
  return seal({ ring: keyRing(), owner, text: JSON.stringify({ ...input, expires }) });
}

/** Whom a token confirms; undefined when we did not make it or it is too old. */
export function verifyConfirmationToken(token: string, now = new Date()): Confirmation | undefined {
  const text = open(token);
  if (text === undefined) return undefined;
  const { user, email, expires } = claims.parse(JSON.parse(text));
  return expires * 1000 > now.getTime() ? { user, email } : undefined;
}

function open(token: string): string | undefined {
  if (!/^[\w.-]{60,800}$/.test(token)) return undefined;
  try {
    return unseal({ ring: keyRing(), owner, sealed: token });
  } catch (error) {
    if (error instanceof SealBroken) return undefined; // Changed, or made with another secret.
    throw error;
  }
}

function keyRing(): KeyRing {
  const { PAYLOAD_SECRET } = env();
  if (PAYLOAD_SECRET === undefined) throw new Error('PAYLOAD_SECRET is not set.');
  const key = Buffer.from(hkdfSync('sha256', PAYLOAD_SECRET, '', 'diningcoach confirm-email', 32));
  return { current: 'secret', keys: new Map([['secret', key]]) };
}
