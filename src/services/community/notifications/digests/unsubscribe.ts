import type { PayloadRequest } from 'payload';
import { endDigests } from '../../../../database/community/notifications/digests.ts';
import { Problem } from '../../../../errors/problem.ts';
import { runIn } from '../../../../queue/runSql.ts';
import { requireMailedToken } from '../../../accounts/mailedTokens.ts';

/**
 * Ends the digests of the member to whom a link was mailed. The links of all of their mails work, more than once.
 *
 * @throws {Problem} `invalid_token`
 */
export async function unsubscribe({ req, token }: { req: PayloadRequest; token: string }): Promise<void> {
  const { account } = await requireMailedToken(req, { token, purpose: 'unsubscribe', mayBeUsed: true });
  if (account?.collection !== 'users' || !(await endDigests(runIn(req), account.id)))
    throw new Problem('invalid_token', { field: 'token' });
}
