import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Account, AccountCollection } from '../../domain/accounts/logins/sessions.ts';
import {
  mailedTokenPurposes,
  type MailedTokenPurpose,
} from '../../domain/accounts/credentials/mailedTokens.ts';
import { runSql, type Transactional } from '../transaction.ts';

/** The account that a token is about; null for somebody who has none (any more). */
export type TokenAccount = Account | null;

const storedToken = z
  .object({
    id: z.int(),
    salt: z.uuid(),
    user_id: z.int().nullable(),
    staff_id: z.int().nullable(),
    payload: z.string(),
    is_used: z.boolean(),
  })
  .transform(({ user_id: user, staff_id: staff, is_used: isUsed, ...row }) => ({
    ...row,
    isUsed,
    account: accountOf(user, staff),
  }));
export type StoredToken = z.output<typeof storedToken>;

const withPurpose = z.object({
  purpose: z.custom<MailedTokenPurpose>(
    (name) => typeof name === 'string' && Object.hasOwn(mailedTokenPurposes, name),
  ),
});

const columns = sql`id, salt, user_id, staff_id, payload, used_at IS NOT NULL AS is_used`;
const isLive = sql`used_at IS NULL AND expires_at > now()`;

export async function insertToken(
  req: Transactional,
  input: {
    purpose: MailedTokenPurpose;
    account: TokenAccount;
    salt: string;
    payload: string;
    seconds: number;
    heldAddress: string | null;
  },
): Promise<number> {
  const { purpose, account, salt, payload, seconds, heldAddress } = input;
  const [row] = await runSql(
    req,
    sql`INSERT INTO mailed_tokens (purpose, user_id, staff_id, salt, payload, held_address, expires_at)
        VALUES (${purpose}, ${idIn('users', account)}, ${idIn('staff', account)}, ${salt}, ${payload}, ${heldAddress},
                now() + make_interval(secs => ${seconds}))
        RETURNING id`,
  );
  return z.object({ id: z.int() }).parse(row).id;
}

/**
 * Extends a token that nobody has used, because its time counts from the moment its mail is sent, and stores its hash.
 *
 * @returns undefined when the token has no purpose any more.
 */
export async function markTokenSent(
  req: Transactional,
  { id, hash, seconds }: { id: number; hash: string; seconds: number },
): Promise<void> {
  await runSql(
    req,
    sql`UPDATE mailed_tokens
           SET token_hash = ${hash}, expires_at = greatest(expires_at, now() + make_interval(secs => ${seconds}))
         WHERE id = ${id} AND used_at IS NULL`,
  );
}

/** A token that waits for its mail; undefined when it has no purpose any more. */
export async function readTokenToSend(
  req: Transactional,
  { id, purpose }: { id: number; purpose: MailedTokenPurpose },
): Promise<StoredToken | undefined> {
  return first(
    await runSql(
      req,
      sql`SELECT ${columns} FROM mailed_tokens WHERE id = ${id} AND purpose = ${purpose} AND used_at IS NULL`,
    ),
  );
}

/** A token that is not over, used or not. */
export async function readToken(
  req: Transactional,
  { hash, purpose }: { hash: string; purpose: MailedTokenPurpose },
): Promise<StoredToken | undefined> {
  return first(
    await runSql(
      req,
      sql`SELECT ${columns} FROM mailed_tokens
           WHERE token_hash = ${hash} AND purpose = ${purpose} AND expires_at > now()`,
    ),
  );
}

/** Uses a token up. Of two callers at once one gets it, and the other one waits and gets nothing. */
export async function takeToken(
  req: Transactional,
  { hash, purpose }: { hash: string; purpose: MailedTokenPurpose },
): Promise<StoredToken | undefined> {
  return first(
    await runSql(
      req,
      sql`UPDATE mailed_tokens SET used_at = now()
           WHERE token_hash = ${hash} AND purpose = ${purpose} AND ${isLive}
       RETURNING ${columns}`,
    ),
  );
}

/** Names the account of a token that was issued before anybody looked for the account. */
export async function setTokenAccount(
  req: Transactional,
  { id, account }: { id: number; account: Account },
): Promise<void> {
  await runSql(
    req,
    sql`UPDATE mailed_tokens SET user_id = ${idIn('users', account)}, staff_id = ${idIn('staff', account)}
         WHERE id = ${id}`,
  );
}

/** Deletes a token that has no purpose. */
export async function deleteToken(req: Transactional, id: number): Promise<void> {
  await runSql(req, sql`DELETE FROM mailed_tokens WHERE id = ${id}`);
}

/** Deletes the unused tokens of an account for some purposes. */
export async function deleteUnusedTokens(
  req: Transactional,
  {
    account,
    purposes,
    after = 0,
  }: { account: Account; purposes: readonly MailedTokenPurpose[]; after?: number },
): Promise<void> {
  await runSql(
    req,
    sql`DELETE FROM mailed_tokens
         WHERE ${ownerColumn(account)} = ${account.id} AND purpose IN ${purposes} AND used_at IS NULL AND id > ${after}`,
  );
}

/** All tokens of an account that are kept, with their purposes. */
export async function readTokensOf(
  req: Transactional,
  account: Account,
): Promise<readonly { readonly purpose: MailedTokenPurpose; readonly stored: StoredToken }[]> {
  const rows = await runSql(
    req,
    sql`SELECT ${columns}, purpose FROM mailed_tokens WHERE ${ownerColumn(account)} = ${account.id}`,
  );
  return rows.map((row) => ({ ...withPurpose.parse(row), stored: storedToken.parse(row) }));
}

/** Whether a token of another account of the same kind holds an address: its former owner may take it back. */
export async function isAddressHeld(
  req: Transactional,
  { hash, except }: { hash: string; except: Account },
): Promise<boolean> {
  const rows = await runSql(
    req,
    sql`SELECT 1 FROM mailed_tokens
         WHERE held_address = ${hash} AND ${isLive} AND ${ownerColumn(except)} <> ${except.id}`,
  );
  return rows.length > 0;
}

/** Deletes tokens whose time is over, used ones too. A mail that waits for its server may still need one of yesterday. */
export async function deleteExpiredTokens(req: Transactional): Promise<void> {
  await runSql(req, sql`DELETE FROM mailed_tokens WHERE expires_at < now() - interval '2 days'`);
}

function ownerColumn({ collection }: Account): SQL {
  return collection === 'staff' ? sql`staff_id` : sql`user_id`;
}

function idIn(collection: AccountCollection, account: TokenAccount): number | null {
  return account?.collection === collection ? account.id : null;
}

function accountOf(user: number | null, staff: number | null): TokenAccount {
  if (user !== null) return { collection: 'users', id: user };
  return staff === null ? null : { collection: 'staff', id: staff };
}

function first(rows: readonly Record<string, unknown>[]): StoredToken | undefined {
  return rows[0] === undefined ? undefined : storedToken.parse(rows[0]);
}
