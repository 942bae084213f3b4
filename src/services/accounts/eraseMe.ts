import type { PayloadRequest } from 'payload';
import { withAnonymousTexts } from '../community/erasure/eraseCommunityTraces.ts';
import { requireFreshLogin } from './freshLogin.ts';

/**
 * Erases the caller's account. It deletes the account as an admin would, so that both ways erase the same data
 * (eraseMember, called by the hook of the collection).
 *
 * @param input.deletesAnonymous also deletes what the caller wrote anonymously, within days
 * @throws {Problem} `authentication_required`, `forbidden` for staff, `login_not_fresh` for an older login,
 *   `not_found` when another request has just erased the account.
 */
export async function eraseMe({
  req,
  deletesAnonymous,
}: {
  req: PayloadRequest;
  deletesAnonymous: boolean;
}): Promise<void> {
  const id = requireFreshLogin(req);
  // Only admins may delete accounts (`overrideAccess: false` would refuse). Here the fresh login is the permission.
  await req.payload.delete({
    collection: 'users',
    id,
    depth: 0,
    overrideAccess: true,
    ...(deletesAnonymous ? { context: withAnonymousTexts } : {}),
    req,
  });
}
