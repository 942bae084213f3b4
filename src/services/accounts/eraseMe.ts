import type { PayloadRequest } from 'payload';
import { requireFreshLogin } from './freshLogin.ts';

/**
 * Erases the caller. It deletes the account as an admin would, so that both erase the same (eraseMember, by the hook of
 * the collection).
 *
 * @throws {Problem} `authentication_required` for anyone but members, `login_not_fresh` for an older login, `not_found`
 * when the account has been erased at the same moment.
 */
export async function eraseMe({ req }: { req: PayloadRequest }): Promise<void> {
  const id = requireFreshLogin(req);
  // Deleting accounts is an admin's right (`overrideAccess: false` would refuse); the fresh login stands for it here.
  await req.payload.delete({ collection: 'users', id, depth: 0, overrideAccess: true, req });
}
