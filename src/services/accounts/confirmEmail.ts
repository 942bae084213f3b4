import type { PayloadRequest } from 'payload';
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
  const { docs } = await req.payload.update({
    collection: 'users',
    where: { and: [{ id: { equals: claim.user } }, { email: { equals: claim.email } }] },
    data: { emailVerifiedAt: new Date().toISOString() },
    depth: 0,
    overrideAccess: true,
    req,
  });
  if (docs.length === 0) throw new Problem('invalid_token', { field: 'token' });
}
