import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { runSql } from '../../database/transaction.ts';
import { Problem } from '../../errors/problem.ts';
import { verifyConfirmationToken } from './emailConfirmation.ts';

/**
 * Marks a member's address as confirmed, if the token was issued for this member and this address.
 *
 * @throws {Problem} `invalid_token` when the token is for another address, has expired, or the account was deleted.
 */
export async function confirmEmail({ req, token }: { req: PayloadRequest; token: string }): Promise<void> {
  const claim = verifyConfirmationToken(token);
  if (claim === undefined) throw new Problem('invalid_token', { field: 'token' });
  // One statement: a change of the address at the same moment either comes first, or keeps the confirmation.
  const rows = await runSql(
    req,
    sql`UPDATE users SET email_verified_at = now(), updated_at = now()
         WHERE id = ${claim.user} AND email = ${claim.email} RETURNING id`,
  );
  if (rows.length === 0) throw new Problem('invalid_token', { field: 'token' });
}
