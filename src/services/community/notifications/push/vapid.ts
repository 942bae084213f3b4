import { createECDH, hkdfSync } from 'node:crypto';
import { env } from '../../../../env.ts';

export interface VapidDetails {
  /** Whom the operator of a push service may write to (RFC 8292). */
  readonly subject: string;
  readonly publicKey: string;
  readonly privateKey: string;
}

/** The key pair by which push services know this server. Devices register with the public key. */
export function vapidDetails(): VapidDetails {
  const { MAIL_FROM, VAPID_PRIVATE_KEY } = env();
  const privateKey = VAPID_PRIVATE_KEY ?? derivedKey();
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(privateKey, 'base64url');
  const address = /<([^<>]+)>/.exec(MAIL_FROM)?.[1] ?? MAIL_FROM;
  return { subject: `mailto:${address.trim()}`, publicKey: pair.getPublicKey('base64url'), privateKey };
}

/** The key of an installation that has none of its own: the same on all of its machines. */
function derivedKey(): string {
  const { PAYLOAD_SECRET } = env();
  if (PAYLOAD_SECRET === undefined) throw new Error('PAYLOAD_SECRET is not set.');
  return Buffer.from(hkdfSync('sha256', PAYLOAD_SECRET, '', 'diningcoach vapid', 32)).toString('base64url');
}
