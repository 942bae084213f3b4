import type { Field, IncomingAuthType } from 'payload';
import { nobody } from '../../src/access/roles.ts';
import { env } from '../../src/env.ts';

/**
 * Settings that both kinds of accounts share. Failed logins are limited per rate, not by locking the account: with
 * locking, anyone could lock out anyone.
 */
export function authSettings({ hours }: { hours: number }): IncomingAuthType {
  return {
    tokenExpiration: hours * 3600,
    useSessions: true,
    maxLoginAttempts: 0,
    // Payload's own interval takes a second connection inside a transaction: with a pool of 10, ten requests at once
    // deadlock.
    forgotPassword: { minRequestInterval: 0, expiration: 3_600_000 },
    cookies: { sameSite: 'Lax', secure: env().publicUrl.startsWith('https:') },
  };
}

/**
 * Adds to Payload's field of the sessions what their owner sees of each. Nobody reads it as a part of the account
 * (Payload's own rule compares ids of different collections): `GET /api/users/me/sessions` lists them.
 */
export const sessionsField: Field = {
  name: 'sessions',
  type: 'array',
  access: { create: nobody, read: nobody, update: nobody },
  fields: [
    { name: 'device', type: 'text' },
    { name: 'lastUsedAt', type: 'date' },
  ],
};
