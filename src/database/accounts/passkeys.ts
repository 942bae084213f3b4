import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { runSql, type Transactional } from '../transaction.ts';

const storedPasskey = z.object({
  id: z.int(),
  user_id: z.int(),
  credential_id: z.string(),
  public_key: z.string(),
  counter: z.coerce.number(),
});

/** A passkey as the database has it. */
export interface StoredPasskey {
  readonly id: number;
  readonly user: number;
  readonly credentialId: string;
  /** The public key in the form of WebAuthn (COSE), as Base64URL. */
  readonly publicKey: string;
  readonly counter: number;
}

/** The passkey of a credential, locked: of two sign-ins at once, the second sees the counter of the first. */
export async function lockPasskey(
  req: Transactional,
  credentialId: string,
): Promise<StoredPasskey | undefined> {
  const [row] = await runSql(
    req,
    sql`SELECT id, user_id, credential_id, public_key, counter FROM passkeys
         WHERE credential_id = ${credentialId} FOR UPDATE`,
  );
  if (row === undefined) return undefined;
  const { id, user_id: user, credential_id, public_key: publicKey, counter } = storedPasskey.parse(row);
  return { id, user, credentialId: credential_id, publicKey, counter };
}

export async function notePasskeyUse(
  req: Transactional,
  { id, counter, isBackedUp }: { id: number; counter: number; isBackedUp: boolean },
): Promise<void> {
  await runSql(
    req,
    sql`UPDATE passkeys SET counter = ${counter}, is_backed_up = ${isBackedUp}, last_used_at = now(),
               updated_at = now() WHERE id = ${id}`,
  );
}

const credential = z.object({ credential_id: z.string() });

/** The credentials of an account, so that a device does not make a second key for it. */
export async function credentialsOf(req: Transactional, user: number): Promise<string[]> {
  const rows = await runSql(req, sql`SELECT credential_id FROM passkeys WHERE user_id = ${user} ORDER BY id`);
  return rows.map((row) => credential.parse(row).credential_id);
}

/** Removes a passkey of an account. @returns false when the account has no such passkey. */
export async function removePasskey(
  req: Transactional,
  { user, id }: { user: number; id: number },
): Promise<boolean> {
  const rows = await runSql(
    req,
    sql`DELETE FROM passkeys WHERE id = ${id} AND user_id = ${user} RETURNING id`,
  );
  return rows.length > 0;
}
