import type { Field, IncomingAuthType } from 'payload';
import { nobody } from '../../src/access/roles.ts';
import { emailAddress } from '../fields/validators.ts';
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
 * Payload's fields of a login, of every collection of accounts. A new account is made with them; afterwards only its owner
 * changes them, by the endpoints that ask for the present password. So the forms of the admin UI show the address and
 * offer no new password.
 */
export const credentialFields: Field[] = [
  {
    name: 'credentials',
    type: 'ui',
    admin: {
      components: { Field: '/src/admin/accounts/Credentials.tsx#Credentials' },
      disableListColumn: true,
    },
  },
  {
    name: 'email',
    type: 'email',
    required: true,
    unique: true,
    access: { update: nobody },
    custom: { changedElsewhere: 'email_elsewhere' },
    validate: emailAddress,
  },
  {
    // Payload hashes the value. Without `virtual` there would be a column with the plain text.
    name: 'password',
    type: 'text',
    virtual: true,
    hidden: true,
    access: { read: nobody, update: nobody },
    custom: { changedElsewhere: 'password_elsewhere', takesAnyCharacter: true },
  },
];

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
