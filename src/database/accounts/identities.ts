import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ProvenIdentity } from '../../domain/accounts/social/providers.ts';
import { runSql, type Transactional } from '../transaction.ts';

const owner = z.object({ user_id: z.int() });
const account = z.object({ id: z.int(), is_verified: z.boolean() });
const count = z.object({ count: z.int() });

/** The account that a person at a provider belongs to. */
export async function ownerOfIdentity(
  req: Transactional,
  { provider, subject }: Pick<ProvenIdentity, 'provider' | 'subject'>,
): Promise<number | undefined> {
  const [row] = await runSql(
    req,
    sql`SELECT user_id FROM identities WHERE provider = ${provider} AND subject = ${subject}`,
  );
  return row === undefined ? undefined : owner.parse(row).user_id;
}

/** The account of an address, locked until the transaction ends, so that its address stays what it is. */
export async function accountOfEmail(
  req: Transactional,
  email: string,
): Promise<{ id: number; isVerified: boolean } | undefined> {
  const [row] = await runSql(
    req,
    sql`SELECT id, email_verified_at IS NOT NULL AS is_verified FROM users WHERE email = ${email}
        FOR NO KEY UPDATE`,
  );
  if (row === undefined) return undefined;
  const { id, is_verified: isVerified } = account.parse(row);
  return { id, isVerified };
}

/** Records that the address of an account is its owner's. @returns false when that was known before. */
export async function setEmailVerified(req: Transactional, user: number): Promise<boolean> {
  const rows = await runSql(
    req,
    sql`UPDATE users SET email_verified_at = now() WHERE id = ${user} AND email_verified_at IS NULL RETURNING id`,
  );
  return rows.length > 0;
}

/** How many ways of sign-in an account has besides its password. */
export async function countIdentities(req: Transactional, user: number): Promise<number> {
  const [row] = await runSql(
    req,
    sql`SELECT ((SELECT count(*) FROM identities WHERE user_id = ${user})
              + (SELECT count(*) FROM passkeys WHERE user_id = ${user}))::int AS count`,
  );
  return count.parse(row).count;
}

/** Removes all ways of sign-in of an account besides its password. @returns false when it had none. */
export async function removeIdentities(req: Transactional, user: number): Promise<boolean> {
  const rows = await runSql(
    req,
    sql`WITH keys AS (DELETE FROM passkeys WHERE user_id = ${user} RETURNING id),
             links AS (DELETE FROM identities WHERE user_id = ${user} RETURNING id)
        SELECT id FROM keys UNION ALL SELECT id FROM links`,
  );
  return rows.length > 0;
}

/** Removes an identity of an account. @returns false when the account has no such identity. */
export async function removeIdentity(
  req: Transactional,
  { user, id }: { user: number; id: number },
): Promise<boolean> {
  const rows = await runSql(
    req,
    sql`DELETE FROM identities WHERE id = ${id} AND user_id = ${user} RETURNING id`,
  );
  return rows.length > 0;
}
