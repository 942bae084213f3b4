import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { freshMinutes, isFreshLogin } from '../../domain/accounts/sessions.ts';
import { Problem } from '../../errors/problem.ts';

/** What Payload's token strategy adds to the account: the session that the token names, and the stored ones. */
const loggedIn = z.object({
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
 * The member who asks, if they logged in just now: a token that was left open or stolen is not enough for what concerns
 * everything they have here.
 *
 * @returns the member's id.
 * @throws {Problem} `authentication_required` for anyone but members, `login_not_fresh` for an older login.
 */
export function requireFreshLogin({ user }: PayloadRequest): number {
  if (user?.collection !== 'users') throw new Problem('authentication_required');
  const { _sid: own, sessions } = loggedIn.parse(user);
  if (!isFreshLogin({ sessions: sessions ?? [], own, now: new Date() })) {
    throw new Problem('login_not_fresh', { parameters: { minutes: freshMinutes } });
  }
  return user.id;
}
