import type { Payload } from 'payload';
import { findSession } from '../../database/accounts/findSession.ts';
import { postgresOf } from '../../database/transaction.ts';

/**
 * Fails when the account of a member cannot be read now. Payload takes such a caller for a stranger and answers 401, and
 * apps throw their token away. Whether the session is still alive is Payload's question.
 *
 * @throws the error of the database, which is answered by 503.
 */
export async function requireReadableAccount(
  payload: Payload,
  token: { user: number; session: string },
): Promise<void> {
  await findSession(postgresOf(payload).pool, token);
}
