import type { IncomingAuthType } from 'payload';

/** What both kinds of accounts share. Locking is by rate limit, not by account: anyone could lock out anyone. */
export function authSettings({ hours }: { hours: number }): IncomingAuthType {
  return {
    tokenExpiration: hours * 3600,
    useSessions: true,
    maxLoginAttempts: 0,
    // Payload's own interval takes a second connection inside a transaction: ten at once hang at pool 10.
    forgotPassword: { minRequestInterval: 0, expiration: 3_600_000 },
    cookies: { sameSite: 'Lax', secure: process.env['PUBLIC_URL']?.startsWith('https:') ?? false },
  };
}
