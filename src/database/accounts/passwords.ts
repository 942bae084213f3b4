import type pg from 'pg';
import type { AccountCollection } from '../../domain/accounts/logins/sessions.ts';

/** Whether an address has an account with a password. */
export async function hasPasswordAt(
  pool: pg.Pool,
  { collection, email }: { collection: AccountCollection; email: string },
): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: `has-password-${collection}`,
    text: `SELECT FROM ${collection} WHERE email = $1 AND hash IS NOT NULL AND salt IS NOT NULL`,
    values: [email],
  });
  return rowCount === 1;
}
