import { createHmac } from 'node:crypto';
import { payloadSecret } from '../../../env.ts';

/**
 * A keyed hash of a value that is not stored itself. A plain hash of an e-mail, an IP address or a body with a password
 * can be guessed, because there are few of them; a keyed hash cannot.
 */
export function keyedHash(text: string): string {
  return createHmac('sha256', payloadSecret()).update(text).digest('base64url');
}
