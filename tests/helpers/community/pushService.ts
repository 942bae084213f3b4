import { createDecipheriv, createECDH, hkdfSync, randomBytes, type ECDH } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedPush {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A device as a browser registers it, with the keys that only the device has. */
export interface TestDevice {
  readonly subscription: { endpoint: string; keys: { p256dh: string; auth: string }; expirationTime: null };
  /** What the device shows: the sealed text of a push, opened (RFC 8291). */
  readonly open: (push: ReceivedPush) => unknown;
}

/** A pretended push service on this machine. `answers` decides the status for a path, 201 otherwise; `waits` its `Retry-After`. */
export async function startPushService() {
  const received: ReceivedPush[] = [];
  const answers = new Map<string, number>();
  const waits = new Map<string, string>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      received.push({ path, headers: request.headers, body: Buffer.concat(chunks) });
      response.statusCode = answers.get(path) ?? 201;
      const wait = waits.get(path);
      if (wait !== undefined) response.setHeader('retry-after', wait);
      response.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    url,
    received,
    answers,
    waits,
    device: (name: string): TestDevice => deviceAt(`${url}/${name}`),
    close: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}

function deviceAt(endpoint: string): TestDevice {
  const pair = createECDH('prime256v1');
  const publicKey = pair.generateKeys();
  const auth = randomBytes(16);
  const keys = { p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') };
  return {
    subscription: { endpoint, keys, expirationTime: null },
    open: ({ body }) => openPush({ body, pair, publicKey, auth }),
  };
}

/** The only record of RFC 8188: salt, size, key of the sender, then the sealed text with a byte that ends it. */
function openPush({
  body,
  pair,
  publicKey,
  auth,
}: {
  body: Buffer;
  pair: ECDH;
  publicKey: Buffer;
  auth: Buffer;
}): unknown {
  const salt = body.subarray(0, 16);
  const length = body.readUInt8(20);
  const sender = body.subarray(21, 21 + length);
  const sealed = body.subarray(21 + length);
  const shared = pair.computeSecret(sender);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, sender]);
  const seed = Buffer.from(hkdfSync('sha256', shared, auth, info, 32));
  const derive = (name: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', seed, salt, Buffer.from(`Content-Encoding: ${name}\0`), bytes));
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const text = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString();
  return JSON.parse(text.slice(0, text.lastIndexOf('\u0002')));
}
