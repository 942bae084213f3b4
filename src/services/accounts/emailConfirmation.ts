import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { env } from '../../env.ts';

/** Hours that the link of a confirmation mail works. */
export const confirmationHours = 72;

const claims = z.strictObject({ user: z.union([z.int(), z.string()]), email: z.string(), expires: z.int() });
export type Confirmation = Pick<z.infer<typeof claims>, 'user' | 'email'>;

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/**
 * The token of a confirmation link. It is stored nowhere: it holds user, address and expiry, sealed with a key of
 * PAYLOAD_SECRET. Sealed rather than signed, because addresses of links end up in logs and histories, and the e-mail
 * address should not; and with the address inside, so that a link sent to an old one confirms no new one.
 */
export function confirmationToken(of: Confirmation, now = new Date()): string {
  const expires = Math.floor(now.getTime() / 1000) + confirmationHours * 3600;
  const iv = randomBytes(ivBytes);
  const sealing = createCipheriv(cipher, key(), iv);
  const sealed = Buffer.concat([sealing.update(JSON.stringify({ ...of, expires }), 'utf8'), sealing.final()]);
  return Buffer.concat([iv, sealing.getAuthTag(), sealed]).toString('base64url');
}

/** Whom a token confirms; undefined when we did not make it or it is too old. */
export function verifyConfirmationToken(token: string, now = new Date()): Confirmation | undefined {
  const text = open(token);
  if (text === undefined) return undefined;
  const { user, email, expires } = claims.parse(JSON.parse(text));
  return expires * 1000 > now.getTime() ? { user, email } : undefined;
}

function open(token: string): string | undefined {
  if (!/^[\w-]{60,800}$/.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  const opening = createDecipheriv(cipher, key(), bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
  opening.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  try {
    return opening.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + opening.final('utf8');
  } catch {
    return undefined; // Changed, or made with another secret.
  }
}

function key(): Buffer {
  const { PAYLOAD_SECRET } = env();
  if (PAYLOAD_SECRET === undefined) throw new Error('PAYLOAD_SECRET is not set.');
  return Buffer.from(hkdfSync('sha256', PAYLOAD_SECRET, '', 'diningcoach confirm-email', 32));
}
