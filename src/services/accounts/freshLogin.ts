import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { freshMinutes, isFreshLogin, type AccountCollection } from '../../domain/accounts/logins/sessions.ts';
import { Problem } from '../../errors/problem.ts';

/**
 * The fields that Payload's token strategy adds to the account: the session of the token, and the stored sessions.
 */
const accountWithSessions = z.object({
  _sid: z.string().optional(),
  sessions: z
    .array(
      z.object({
        id: z.string(),
        createdAt: z.union([z.string(), z.date()]).nullish(),
        expiresAt: z.union([z.string(), z.date()]),
      }),
    )
    .nullish(),
});

/**
 * Checks that the caller is a member who logged in a short time ago. A token that was stolen or left open on a device
 * is not enough for an operation on all of the member's data.
 *
 * @returns the member's id.
 * @throws {Problem} `authentication_required`, `forbidden` for staff, `login_not_fresh` for an older login.
 */
export function requireFreshLogin(req: PayloadRequest): number {
  return requireFreshLoginOf(req, 'users').id;
}

/** The same for any collection of accounts. */
export function requireFreshLoginOf(
  { user }: PayloadRequest,
  collection: AccountCollection,
): { readonly id: number; readonly email: string; readonly session: string | undefined } {
  if (user === null) throw new Problem('authentication_required');
  if (user.collection !== collection) throw new Problem('forbidden');
  const { _sid: session, sessions } = accountWithSessions.parse(user);
  if (!isFreshLogin({ sessions: sessions ?? [], ownId: session, now: new Date() })) {
    throw new Problem('login_not_fresh', { parameters: { minutes: freshMinutes } });
  }
  return { id: user.id, email: user.email, session };
}
