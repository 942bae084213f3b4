import { createPublicKey } from 'node:crypto';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { makeRoomForDevice } from '../../../../database/community/notifications/pushes.ts';
import { isPushEndpoint } from '../../../../domain/community/notifications/pushEndpoint.ts';
import { env } from '../../../../env.ts';
import { Problem } from '../../../../errors/problem.ts';
import { runIn } from '../../../../queue/runSql.ts';
import { callerIn } from '../../../accounts/sessions/ownSessions.ts';

const maximumDevices = 20;

const sentShape = z.object({
  endpoint: z.string(),
  keys: z.object({ p256dh: z.string(), auth: z.string() }),
});

/**
 * Checks a push subscription that the caller registers, and makes room for it: the same device may be registered again, by
 * the same member or the next one. The caller's session is stored with it.
 *
 * @throws {Problem} `invalid_push_endpoint`, `invalid_push_key`.
 */
export async function preparedSubscription(
  req: PayloadRequest,
  data: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const sent = sentShape.safeParse(data).data;
  // Payload says which field is missing.
  if (sent === undefined) return data;
  const { endpoint, keys } = sent;
  if (!isPushEndpoint(endpoint, env().PUSH_API_URL))
    throw new Problem('invalid_push_endpoint', { field: 'endpoint' });
  if (!isPublicKey(keys.p256dh)) throw new Problem('invalid_push_key', { field: 'keys.p256dh' });
  if (!isBytes(keys.auth, 16)) throw new Problem('invalid_push_key', { field: 'keys.auth' });
  const { id: user, current: session } = callerIn(req, 'users');
  await makeRoomForDevice(runIn(req), { user, endpoint, others: maximumDevices - 1 });
  return { ...data, session };
}

/** Browsers give base64url without padding; some libraries add it. */
function bytesOf(text: string): Buffer | undefined {
  return /^[\w-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64url') : undefined;
}

function isBytes(text: string, length: number): boolean {
  return bytesOf(text)?.length === length;
}

/** Whether it is an uncompressed point of the curve P-256. Another one would fail at every push. */
function isPublicKey(text: string): boolean {
  const point = bytesOf(text);
  if (point?.length !== 65 || point[0] !== 4) return false;
  const part = (from: number) => point.subarray(from, from + 32).toString('base64url');
  try {
    createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: part(1), y: part(33) } });
    return true;
  } catch {
    return false;
  }
}
