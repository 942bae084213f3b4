import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Keys by id. The first key encrypts, all keys decrypt, so that a key can be rotated without re-encrypting all data at
 * once.
 */
export interface KeyRing {
  readonly current: string;
  readonly keys: ReadonlyMap<string, Buffer>;
}

/** Thrown when sealed data cannot be decrypted: unknown key, data of another owner, or modified bytes. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Parses `id:base64[,id:base64…]` (HEALTH_KEYS). Keys have 32 bytes (AES-256).
 *
 * @throws {Error} when there is no key or one is malformed; the message never contains a key.
 */
export function parseKeyRing(text: string): KeyRing {
  const entries = text.split(',').map((part) => {
    const [id = '', encoded = ''] = part.trim().split(':');
    const key = Buffer.from(encoded, 'base64');
    if (!/^[\w-]{1,32}$/.test(id) || key.length !== keyBytes) {
      throw new Error('HEALTH_KEYS must be id:base64 of 32 bytes, separated by commas.');
    }
    return [id, key] as const;
  });
  const [first] = entries;
  if (first === undefined) throw new Error('HEALTH_KEYS is empty.');
  return { current: first[0], keys: new Map(entries) };
}

/**
 * Encrypts a text with AES-256-GCM as `keyId.nonce.ciphertext+tag` (base64url). `owner` is authenticated too, so a
 * sealed column that is copied into another person's row cannot be decrypted.
 */
export function seal({ ring, owner, text }: { ring: KeyRing; owner: string; text: string }): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', keyOf(ring, ring.current), nonce);
  cipher.setAAD(Buffer.from(`${ring.current}:${owner}`));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return [ring.current, nonce.toString('base64url'), sealed.toString('base64url')].join('.');
}

/**
 * Decrypts a text that {@link seal} encrypted.
 *
 * @throws {SealBroken} when decryption fails; it never returns a part.
 */
export function unseal({ ring, owner, sealed }: { ring: KeyRing; owner: string; sealed: string }): string {
  const [keyId = '', nonce = '', body = ''] = sealed.split('.');
  const bytes = Buffer.from(body, 'base64url');
  try {
    const key = keyOf(ring, keyId);
    // A shorter tag would be easier to forge.
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(Buffer.from(`${keyId}:${owner}`));
    decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
    return (
      decipher.update(bytes.subarray(0, bytes.length - tagBytes), undefined, 'utf8') + decipher.final('utf8')
    );
  } catch {
    throw new SealBroken(`Sealed data of key ${/^[\w-]{1,32}$/.test(keyId) ? keyId : '?'} does not open.`);
  }
}

function keyOf(ring: KeyRing, id: string): Buffer {
  const key = ring.keys.get(id);
  if (key === undefined) throw new SealBroken('No such key.');
  return key;
}

/**
 * Keyed hashes of a text by each key of the ring, the current key first: store the first one, and look for any of them,
 * so that what an older key has hashed is found.
 *
 * @param input.purpose makes a key of its own, so that equal texts of two purposes have different hashes.
 */
export function keyedHashes({
  ring,
  purpose,
  text,
}: {
  ring: KeyRing;
  purpose: string;
  text: string;
}): [current: string, ...older: string[]] {
  const hash = (keyId: string) =>
    createHmac('sha256', Buffer.from(hkdfSync('sha256', keyOf(ring, keyId), '', purpose, keyBytes)))
      .update(text)
      .digest('base64url');
  return [hash(ring.current), ...[...ring.keys.keys()].filter((keyId) => keyId !== ring.current).map(hash)];
}
