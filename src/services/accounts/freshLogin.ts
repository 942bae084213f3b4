import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { freshMinutes, isFreshLogin } from '../../domain/accounts/sessions.ts';
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
 * @throws {Problem} `authentication_required` for anyone but members, `login_not_fresh` for an older login.
 */
export function requireFreshLogin({ user }: PayloadRequest): number {
  if (user?.collection !== 'users') throw new Problem('authentication_required');
  const { _sid: ownId, sessions } = accountWithSessions.parse(user);
  if (!isFreshLogin({ sessions: sessions ?? [], ownId, now: new Date() })) {
    throw new Problem('login_not_fresh', { parameters: { minutes: freshMinutes } });
  }
  return user.id;
}
