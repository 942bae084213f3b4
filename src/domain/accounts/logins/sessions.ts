/** The collections whose documents can log in. */
export const accountCollections = ['users', 'staff'] as const;
export type AccountCollection = (typeof accountCollections)[number];

export function isAccountCollection(slug: string): slug is AccountCollection {
  return accountCollections.some((collection) => collection === slug);
}

/** An account: its collection and its id there. */
export interface Account {
  readonly collection: AccountCollection;
  readonly id: number;
}

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

/** What a write of Payload to the `sessions` of an account is meant to do. */
export type SessionChange =
  | { readonly kind: 'start' | 'extend'; readonly id: string; readonly expiresAt: Date }
  | { readonly kind: 'end'; readonly id: string }
  | { readonly kind: 'end all' }
  | { readonly kind: 'none' };

/**
 * Finds out what Payload wants to do when it replaces the whole list of sessions by the one that it read earlier, with
 * one change: a login adds a session, a refresh extends the caller's own, a logout removes it, or all.
 *
 * The session that a login has just made has a `Date`; those that were read have texts. Another session that is not
 * stored has been ended meanwhile, and stays so.
 */
export function sessionChange({
  requested,
  ownId,
}: {
  requested: readonly Session[];
  /** The id of the caller's session. */
  ownId: string | undefined;
}): SessionChange {
  const added = requested.find(({ createdAt }) => createdAt instanceof Date);
  if (added !== undefined) return { kind: 'start', id: added.id, expiresAt: new Date(added.expiresAt) };
  if (requested.length === 0) return { kind: 'end all' };
  if (ownId === undefined) return { kind: 'none' };
  const own = requested.find(({ id }) => id === ownId);
  return own === undefined
    ? { kind: 'end', id: ownId }
    : { kind: 'extend', id: ownId, expiresAt: new Date(own.expiresAt) };
}

/** What decides who may use an account: a change of it ends sessions. */
export interface AccountRights {
  readonly hash?: unknown;
  readonly role?: unknown;
  readonly suspended?: unknown;
}

/**
 * Which sessions a change of an account ends: all for another role or a suspension, the others for a new password.
 * Undefined values of the change keep what is stored.
 */
export function endedByChange(stored: AccountRights, change: AccountRights): 'none' | 'others' | 'all' {
  const isChanged = (name: keyof AccountRights) =>
    change[name] !== undefined && (change[name] ?? null) !== (stored[name] ?? null);
  if (isChanged('role') || (isChanged('suspended') && change.suspended === true)) return 'all';
  return isChanged('hash') ? 'others' : 'none';
}
