import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { runSql, type Transactional } from '../../../database/transaction.ts';
import type { Account, AccountCollection } from '../../../domain/accounts/logins/sessions.ts';
import { checkPassword, normalPassword } from '../../../domain/accounts/credentials/password.ts';
import { Problem } from '../../../errors/problem.ts';

const derive = promisify(pbkdf2);

/** Payload's form of a hash: this prefix, and the hex digits. Older hashes of Payload have no prefix. */
const prefix = 'pbkdf2-sha256-v1:';
const present = { rounds: 600_000, bytes: 32 };
const older = { rounds: 25_000, bytes: 512 };

const passwordHash = z.object({ hash: z.string(), salt: z.string() });
/** The stored part of a password. */
export type PasswordHash = z.infer<typeof passwordHash>;

/** A hash that no password has. To compare with it takes as long as with a real one. */
export const hashOfNobody: PasswordHash = {
  hash: prefix + '00'.repeat(present.bytes),
  salt: '00'.repeat(32),
};

const passwordColumns = z.object({
  email: z.string(),
  username: z.string().nullish(),
  hash: z.string().nullish(),
  salt: z.string().nullish(),
});

/** What a change of a password needs to know of an account. */
export interface Credentials {
  readonly email: string;
  readonly username: string | undefined;
  /** Undefined for an account that signs in with another provider only. */
  readonly password: PasswordHash | undefined;
}

/** Reads the credentials of an account; undefined when there is no such account. */
export async function readCredentials(
  req: Transactional,
  { collection, id }: Account,
): Promise<Credentials | undefined> {
  const username = collection === 'users' ? sql`username` : sql`name AS username`;
  const [row] = await runSql(
    req,
    sql`SELECT email, hash, salt, ${username} FROM ${sql.identifier(collection)} WHERE id = ${id}`,
  );
  if (row === undefined) return undefined;
  const { hash, salt, email, ...names } = passwordColumns.parse(row);
  const password = hash == null || salt == null ? undefined : { hash, salt };
  return { email, username: names.username ?? undefined, password };
}

/** The password of the account with an address, in its normal form; undefined where there is none. */
export async function readPasswordHash(
  req: Transactional,
  { collection, email }: { collection: AccountCollection; email: string },
): Promise<PasswordHash | undefined> {
  const [row] = await runSql(
    req,
    sql`SELECT hash, salt FROM ${sql.identifier(collection)} WHERE email = ${email} AND hash IS NOT NULL AND salt IS NOT NULL`,
  );
  return row === undefined ? undefined : passwordHash.parse(row);
}

/** Whether a member has a password. An account that was made by social sign-in has none until the member sets one. */
export async function hasPassword(req: Transactional, user: number): Promise<boolean> {
  return (await readCredentials(req, { collection: 'users', id: user }))?.password !== undefined;
}

/**
 * Refuses a new password that the policy does not allow, and returns it in the form that is hashed.
 *
 * @throws {Problem} `password_too_short`, `password_too_long`, `password_common` or `password_from_name`.
 */
export function requireGoodPassword(
  password: string,
  about: { kind: AccountCollection; username?: string | undefined; email?: string | undefined },
): string {
  const problem = checkPassword(password, about);
  if (problem === null) return normalPassword(password);
  const { code, ...parameters } = problem;
  throw new Problem(code, { field: 'password', parameters });
}

/**
 * Hashes a password in Payload's form, in its normal form. It takes a quarter of a second, so call it outside of a
 * transaction: a transaction holds a connection.
 */
export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = randomBytes(32).toString('hex');
  const bytes = await derive(normalPassword(password), salt, present.rounds, present.bytes, 'sha256');
  return { hash: prefix + bytes.toString('hex'), salt };
}

/** The form of a password that fits a hash; undefined for a wrong password. */
export async function fittingPassword(password: string, stored: PasswordHash): Promise<string | undefined> {
  // Before there was a normal form, a password was hashed as it was typed.
  const forms = new Set([normalPassword(password), password]);
  for (const form of forms) if (await fits(form, stored)) return form;
  return undefined;
}

async function fits(password: string, { hash, salt }: PasswordHash): Promise<boolean> {
  const isPresent = hash.startsWith(prefix);
  const { bytes, rounds } = isPresent ? present : older;
  const expected = Buffer.from(isPresent ? hash.slice(prefix.length) : hash, 'hex');
  const found = await derive(password, salt, rounds, bytes, 'sha256');
  return expected.length === found.length && timingSafeEqual(expected, found);
}

/** Stores a new password in the transaction of the request. */
export async function storePassword(
  req: Transactional,
  { collection, id }: Account,
  { hash, salt }: PasswordHash,
): Promise<void> {
  await runSql(
    req,
    sql`UPDATE ${sql.identifier(collection)} SET hash = ${hash}, salt = ${salt}, updated_at = now() WHERE id = ${id}`,
  );
}

/** Makes it impossible to log in with the password, until its owner sets a new one. */
export async function removePassword(req: Transactional, { collection, id }: Account): Promise<void> {
  await runSql(req, sql`UPDATE ${sql.identifier(collection)} SET hash = NULL, salt = NULL WHERE id = ${id}`);
}
