import type { PayloadRequest } from 'payload';
import { env } from '../../../env.ts';
import { enforceRateLimit } from '../../operations/rateLimit.ts';

/**
 * Counts a step of a sign-in with a provider by the caller's address, together with its logins by password.
 *
 * @throws {Problem} `rate_limited`
 */
export async function limitSignIns(req: PayloadRequest): Promise<void> {
  const address = req.headers.get('x-client-ip') ?? 'unknown';
  await enforceRateLimit({ key: `login:${address}`, limit: env().RATE_LIMIT_LOGIN, windowSeconds: 60 });
}
