import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { env } from '../../env.ts';
import { enforceRateLimit, resetRateLimit, resetRateLimitsIn } from '../operations/rateLimit.ts';

const minute = 60;
const hour = 60 * minute;
const accountWindow = 15 * minute;
const passwordMailsPerAccount = 20;

const withEmail = z.object({ email: z.string() });

/**
 * Counts a call about an account, by the caller's IP address and by the account that it names, whether the account
 * exists or not. So a limit does not reveal which addresses are registered.
 *
 * @throws {Problem} `rate_limited` with the seconds to wait.
 */
export async function limitAccountCall({
  req,
  data,
  operation,
  collection,
}: {
  req: PayloadRequest;
  collection: string;
  operation: string;
  data: unknown;
}): Promise<void> {
  const { RATE_LIMIT_SIGN_UP, RATE_LIMIT_LOGIN, RATE_LIMIT_LOGIN_PER_ACCOUNT, RATE_LIMIT_FORGOT_PASSWORD } =
    env();
  // The HTTP server sets it from the trusted proxies. Without that server (in development) all callers share one key.
  const address = req.headers.get('x-client-ip') ?? 'unknown';
  const email = emailOf(data);
  switch (operation) {
    case 'create':
      if (collection !== 'users' || req.user !== null) return;
      await enforceRateLimit({ key: `sign-up:${address}`, limit: RATE_LIMIT_SIGN_UP, windowSeconds: hour });
      return;
    case 'login':
      await enforceRateLimit({ key: `login:${address}`, limit: RATE_LIMIT_LOGIN, windowSeconds: minute });
      await enforceRateLimit({
        key: loginKey(collection, email),
        limit: RATE_LIMIT_LOGIN_PER_ACCOUNT,
        windowSeconds: accountWindow,
      });
      return;
    case 'forgotPassword':
      await enforceRateLimit({
        key: `forgot:${address}`,
        limit: RATE_LIMIT_FORGOT_PASSWORD,
        windowSeconds: hour,
      });
      await enforceRateLimit({
        key: passwordMailKey(collection, email),
        limit: passwordMailsPerAccount,
        windowSeconds: hour,
      });
      return;
    default:
      return;
  }
}

/** Resets an account's count of login attempts. */
export async function resetFailedLogins({
  collection,
  email,
}: {
  collection: string;
  email: string;
}): Promise<void> {
  await resetRateLimit(loginKey(collection, email.toLowerCase()));
}

/** Removes the counters of an account in the transaction that erases the account. */
export async function resetAccountLimits(input: {
  req: PayloadRequest;
  collection: string;
  email: string;
}): Promise<void> {
  const { req, collection } = input;
  const email = input.email.toLowerCase();
  await resetRateLimitsIn(req, [loginKey(collection, email), passwordMailKey(collection, email)]);
}

function loginKey(collection: string, email: string): string {
  return `login:${collection}:${email}`;
}

function passwordMailKey(collection: string, email: string): string {
  return `forgot:${collection}:${email}`;
}

function emailOf(data: unknown): string {
  const parsed = withEmail.safeParse(data);
  return parsed.success ? parsed.data.email.toLowerCase().trim() : '';
}
