import type { IncomingAuthType } from 'payload';
import { env } from '../../src/env.ts';

/** What both kinds of accounts share. Locking is by rate limit, not by account: anyone could lock out anyone. */
export function authSettings({ hours }: { hours: number }): IncomingAuthType {
  return {
    tokenExpiration: hours * 3600,
    useSessions: true,
    maxLoginAttempts: 0,
    // Payload's own interval takes a second connection inside a transaction: ten at once hang at pool 10.
    forgotPassword: { minRequestInterval: 0, expiration: 3_600_000 },
    cookies: { sameSite: 'Lax', secure: env().publicUrl.startsWith('https:') },
  };
}
