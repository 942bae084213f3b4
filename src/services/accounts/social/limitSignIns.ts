import type { PayloadRequest } from 'payload';
import { env } from '../../../env.ts';
import { enforceRateLimit } from '../../operations/rateLimit.ts';
import { addressOf } from '../accountLimits.ts';

/**
 * Counts a step of a sign-in with a provider by the caller's address, together with its logins by password.
 *
 * @throws {Problem} `rate_limited`
 */
export async function limitSignIns(req: PayloadRequest): Promise<void> {
  const { RATE_LIMIT_LOGIN: limit } = env();
  await enforceRateLimit({ key: `login:${addressOf(req)}`, limit, windowSeconds: 60 });
}
