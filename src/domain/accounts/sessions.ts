/** One login of one person, as Payload stores it in the `sessions` array of an auth collection. */
export interface Session {
  readonly id: string;
  readonly createdAt?: Date | string | null;
  readonly expiresAt: Date | string;
}

/** Minutes after a login in which a member may do what a stolen token must not: take everything out, erase everything. */
export const freshMinutes = 15;

/** Whether the login that a token came from was made just now. A refresh of the token does not renew it. */
export function isFreshLogin({
  sessions,
  own,
  now,
}: {
  sessions: readonly Session[];
  /** The session of the token. */
  own: string | undefined;
  now: Date;
}): boolean {
  const createdAt = sessions.find(({ id }) => id === own)?.createdAt;
  return createdAt != null && now.getTime() - new Date(createdAt).getTime() < freshMinutes * 60_000;
}

/** A session that appears for the first time was made by the running login; older unknown ones were revoked. */
const loginTakesAtMostMs = 60_000;

/**
 * Joins the list of sessions that a request wants to write with the list that is stored now. Payload rewrites the
 * whole array from what it read earlier, so two logins at once would drop each other's session.
 *
 * - An empty list logs out everywhere and stays empty.
 * - A listed session that is stored is updated (refresh); one that is not stored is added if it has just been made.
 * - A stored session stays, unless it is the caller's own and missing from the list (logout), or expired.
 */
export function mergeSessions({
  wanted,
  stored,
  now,
  own,
}: {
  stored: readonly Session[];
  wanted: readonly Session[];
  /** The session that the caller is logged in with. */
  own: string | undefined;
  now: Date;
}): Session[] {
  if (wanted.length === 0) return [];
  const merged = new Map(stored.map((session) => [session.id, session]));
  for (const session of wanted) {
    if (merged.has(session.id) || isJustMade(session, now)) merged.set(session.id, session);
  }
  if (own !== undefined && !wanted.some(({ id }) => id === own)) merged.delete(own);
  return [...merged.values()].filter(({ expiresAt }) => new Date(expiresAt) > now);
}

function isJustMade({ createdAt }: Session, now: Date): boolean {
  return createdAt != null && now.getTime() - new Date(createdAt).getTime() < loginTakesAtMostMs;
}
