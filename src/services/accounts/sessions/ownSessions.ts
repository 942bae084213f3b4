import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { deleteSession, readSessions } from '../../../database/accounts/sessions.ts';
import type { Account, AccountCollection } from '../../../domain/accounts/logins/sessions.ts';
import { Problem } from '../../../errors/problem.ts';
import { endSessions } from './endSessions.ts';

/** A session as its owner sees it. */
export interface ShownSession {
  readonly id: string;
  /** A short name such as `Safari · iPhone`; null when the device said nothing. */
  readonly device: string | null;
  readonly createdAt: string | null;
  /** It may be up to five minutes old. */
  readonly lastUsedAt: string | null;
  readonly expiresAt: string;
  /** Whether this request belongs to it. */
  readonly current: boolean;
}

/** The caller's live sessions, the one that was used last first. */
export async function listOwnSessions(
  req: PayloadRequest,
  collection: AccountCollection,
): Promise<ShownSession[]> {
  const { current, ...account } = callerIn(req, collection);
  const rows = await readSessions(req, account);
  return rows.map(({ id, device, created_at, last_used_at, expires_at }) => ({
    id,
    device,
    createdAt: created_at?.toISOString() ?? null,
    lastUsedAt: (last_used_at ?? created_at)?.toISOString() ?? null,
    expiresAt: expires_at.toISOString(),
    current: id === current,
  }));
}

/**
 * Ends one session of the caller, which may be the current one.
 *
 * @throws {Problem} `not_found` for every other id: unknown, ended, or of somebody else.
 */
export async function endOwnSession(
  req: PayloadRequest,
  { collection, session }: { collection: AccountCollection; session: string },
): Promise<void> {
  if (!(await deleteSession(req, callerIn(req, collection), session))) throw new Problem('not_found');
}

/**
 * Ends all sessions of the caller.
 *
 * @param keepsCurrent whether the caller stays logged in
 * @returns how many sessions ended
 */
export async function endOwnSessions(
  req: PayloadRequest,
  { collection, keepsCurrent }: { collection: AccountCollection; keepsCurrent: boolean },
): Promise<number> {
  const { current, ...account } = callerIn(req, collection);
  return endSessions(req, account, { except: keepsCurrent ? current : undefined });
}

const withSession = z.object({ _sid: z.string().optional() });

/**
 * The caller's account and session.
 *
 * @throws {Problem} `authentication_required`, or `forbidden` for an account of another kind.
 */
export function callerIn(
  { user }: PayloadRequest,
  collection: AccountCollection,
): Account & { readonly current: string | undefined } {
  if (user === null) throw new Problem('authentication_required');
  if (user.collection !== collection) throw new Problem('forbidden');
  return { collection, id: user.id, current: withSession.parse(user)._sid };
}
