import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { addressGroup } from '../../domain/accounts/logins/addressGroup.ts';
import { normalEmail } from '../../domain/accounts/credentials/email.ts';
import { env } from '../../env.ts';
import { enforceRateLimits, resetRateLimit, resetRateLimitsAbout } from '../operations/rateLimit.ts';
import { formerSession } from './sessions/tokenOwner.ts';

const minute = 60;
const hour = 60 * minute;
const accountWindow = 15 * minute;
const passwordMailsPerAccount = 20;

const withEmail = z.object({ email: z.string() });

/**
 * Counts a call about an account, whether the account exists or not and whether the caller has a token or not. So a
 * limit does not reveal which addresses are registered.
 *
 * What counts is the caller's IP address, and the address together with the account: strangers use up only their own
 * attempts, not those of the owner. A device on which the account was used before counts by itself, even behind the
 * same IP address.
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
  const address = addressOf(req);
  const email = emailOf(data);
  switch (operation) {
    case 'create':
      if (collection !== 'users') return;
      await enforceRateLimits([
        { key: `sign-up:${address}`, limit: RATE_LIMIT_SIGN_UP, windowSeconds: hour },
      ]);
      return;
    case 'login': {
      const { isKnownDevice, ...counter } = counterOf(req, { kind: 'login', collection, email });
      const ofAddress = { key: `login:${address}`, limit: RATE_LIMIT_LOGIN, windowSeconds: minute };
      const ofAccount = { ...counter, limit: RATE_LIMIT_LOGIN_PER_ACCOUNT, windowSeconds: accountWindow };
      await enforceRateLimits(isKnownDevice ? [ofAccount] : [ofAddress, ofAccount]);
      return;
    }
    case 'forgotPassword':
      await enforceRateLimits([
        { key: `forgot:${address}`, limit: RATE_LIMIT_FORGOT_PASSWORD, windowSeconds: hour },
        {
          key: `forgot:${address}`,
          about: accountKey(collection, email),
          limit: passwordMailsPerAccount,
          windowSeconds: hour,
        },
      ]);
      return;
    default:
      return;
  }
}

/** Resets the count of the login attempts that the device of a successful login has made. */
export async function resetFailedLogins({
  req,
  collection,
  email,
}: {
  req: PayloadRequest;
  collection: string;
  email: string;
}): Promise<void> {
  await resetRateLimit(counterOf(req, { kind: 'login', collection, email }));
}

/** Guesses of a second factor from one device, and from all unknown ones together. A code has a million values. */
const codeAttempts = { limit: 10, windowSeconds: accountWindow };
const codeAttemptsOfStrangers = { limit: 100, windowSeconds: 24 * hour };

/**
 * Counts an attempt at the second factor of a staff account. Who guesses has the password already, but must not lock out
 * the owner: a known device counts by itself.
 *
 * @returns what resets the count of the device, after a right code; and that of all, after a login.
 * @throws {Problem} `rate_limited`
 */
export async function limitCodes(
  req: PayloadRequest,
  email: string,
): Promise<{ resetDevice: () => Promise<void>; resetAll: () => Promise<void> }> {
  const { isKnownDevice, ...device } = counterOf(req, { kind: 'otp', collection: 'staff', email });
  const strangers = { key: 'otp', about: device.about };
  await enforceRateLimits([
    { ...device, ...codeAttempts },
    ...(isKnownDevice ? [] : [{ ...strangers, ...codeAttemptsOfStrangers }]),
  ]);
  return {
    resetDevice: () => resetRateLimit(device),
    resetAll: async () => {
      await resetRateLimit(device);
      await resetRateLimit(strangers);
    },
  };
}

/** Removes the counters of an account in the transaction that erases the account. */
export async function resetAccountLimits(input: {
  req: PayloadRequest;
  collection: string;
  email: string;
}): Promise<void> {
  await resetRateLimitsAbout(input.req, accountKey(input.collection, input.email));
}

/** Under which count attempts at an account fall: those of a device of its owner, or those of an IP address. */
function counterOf(
  req: PayloadRequest,
  { kind, collection, email }: { kind: 'login' | 'otp'; collection: string; email: string },
): { key: string; about: string; isKnownDevice: boolean } {
  const device = formerSession(req.headers, req.payload, { collection, email });
  return {
    key: device === undefined ? `${kind}:${addressOf(req)}` : `${kind}:device:${device}`,
    about: accountKey(collection, email),
    isKnownDevice: device !== undefined,
  };
}

/** What a count about an account is stored under, so that the erasure of the account finds it. */
export function accountKey(collection: string, email: string): string {
  return `${collection}:${email.toLowerCase()}`;
}

/** The HTTP server sets it from the trusted proxies. Without that server (in development) all callers share one. */
export function addressOf({ headers }: PayloadRequest): string {
  return addressGroup(headers.get('x-client-ip') ?? 'unknown');
}

function emailOf(data: unknown): string {
  const parsed = withEmail.safeParse(data);
  return parsed.success ? normalEmail(parsed.data.email) : '';
}
