/** One login of an account, as Payload stores it in the `sessions` array of an auth collection. */
export interface Session {
  readonly id: string;
  readonly createdAt?: Date | string | null;
  readonly expiresAt: Date | string;
}

/** How many minutes after a login a member may do what a stolen token must not allow: export or erase everything. */
export const freshMinutes = 15;

/** Whether the login of a token is recent. A refresh of the token does not renew it. */
export function isFreshLogin({
  sessions,
  ownId,
  now,
}: {
  sessions: readonly Session[];
  /** The id of the token's session. */
  ownId: string | undefined;
  now: Date;
}): boolean {
  const createdAt = sessions.find(({ id }) => id === ownId)?.createdAt;
  return createdAt != null && now.getTime() - new Date(createdAt).getTime() < freshMinutes * 60_000;
}

/** The longest duration of a login. A requested session that is not stored and is older than this was revoked. */
const maximumLoginMs = 60_000;

/**
 * Merges the list of sessions that a request wants to store with the stored list. Payload replaces the whole array by
 * what it read earlier, so one of two concurrent logins would delete the session of the other.
 *
 * - An empty list logs out everywhere and stays empty.
 * - A requested session that is stored is updated (refresh). One that is not stored is added if it is new.
 * - A stored session stays, unless it is the caller's own and not requested (logout), or expired.
 */
export function mergeSessions({
  requested,
  stored,
  now,
  ownId,
}: {
  stored: readonly Session[];
  requested: readonly Session[];
  /** The id of the caller's session. */
  ownId: string | undefined;
  now: Date;
}): Session[] {
  if (requested.length === 0) return [];
  const merged = new Map(stored.map((session) => [session.id, session]));
  for (const session of requested) {
    if (merged.has(session.id) || isNewSession(session, now)) merged.set(session.id, session);
  }
  if (ownId !== undefined && !requested.some(({ id }) => id === ownId)) merged.delete(ownId);
  return [...merged.values()].filter(({ expiresAt }) => new Date(expiresAt) > now);
}

function isNewSession({ createdAt }: Session, now: Date): boolean {
  return createdAt != null && now.getTime() - new Date(createdAt).getTime() < maximumLoginMs;
}
