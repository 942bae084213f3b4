import type { PayloadRequest } from 'payload';
import type { Passkey } from '../../../../payload-types.ts';
import { removePasskey } from '../../../database/accounts/passkeys.ts';
import { Problem } from '../../../errors/problem.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';
import { requireFreshLogin } from '../freshLogin.ts';
import { lockAccount } from '../lockAccount.ts';
import { callerIn } from '../sessions/ownSessions.ts';
import { requireWayIn, tellMember } from '../social/identities.ts';

/** The passkeys of the caller, the oldest first. */
export async function listPasskeys(req: PayloadRequest): Promise<{ docs: Passkey[] }> {
  callerIn(req, 'users');
  const { docs } = await req.payload.find({
    collection: 'passkeys',
    where: {},
    sort: 'id',
    limit: 100,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  });
  return { docs };
}

/**
 * Removes a passkey of the caller, and tells the member by mail.
 *
 * @throws {Problem} `login_not_fresh`, `not_found`, `last_way_in` when nothing else leads into the account.
 */
export async function forgetPasskey(req: PayloadRequest, id: number): Promise<void> {
  const user = requireFreshLogin(req);
  await inTransaction(req, async () => {
    await lockAccount({ req, user });
    if (!(await removePasskey(req, { user, id }))) throw new Problem('not_found');
    await requireWayIn(req, user);
    await tellMember(req, user);
  });
}
