import type { PostgresAdapter } from '@payloadcms/db-postgres';
import type { PayloadRequest, UpdateOneArgs } from 'payload';
import { z } from 'zod';
import { deviceName } from '../../domain/accounts/logins/deviceName.ts';
import {
  accountCollections,
  endedByChange,
  sessionChange,
  type Account,
  type AccountRights,
  type Session,
} from '../../domain/accounts/logins/sessions.ts';
import { endOfSuspension, isSuspended } from '../../domain/community/moderation/standing.ts';
import { Problem } from '../../errors/problem.ts';
import {
  deleteSession,
  deleteSessions,
  extendSession,
  insertSession,
  lockForSessions,
} from '../accounts/sessions.ts';

const standingRow = z.object({
  suspended: z.boolean().nullable(),
  suspended_until: z.union([z.date(), z.string()]).nullable(),
  time_zone: z.string().nullable(),
});
const accountShape = z.object({ collection: z.enum(accountCollections), id: z.coerce.number() });
const sessionsShape = z.array(
  z.object({
    id: z.string(),
    createdAt: z.union([z.date(), z.string()]).nullish(),
    expiresAt: z.union([z.date(), z.string()]),
  }),
);

/**
 * Payload's login, logout and refresh read an account, change the `sessions` array in memory and write the whole account
 * back. Parallel logins lose sessions, and a field that was changed in between (such as a suspension) is overwritten.
 * Here such a write locks the account and adds, extends or removes one row; nothing else is written.
 *
 * Every other write to an account leaves its sessions alone, and ends those whose rights it changes, in its transaction.
 */
export function writeSessionRows(adapter: PostgresAdapter): void {
  const updateOne = adapter.updateOne.bind(adapter);

  adapter.updateOne = async function updateOneKeepingSessions(args) {
    const account = accountShape.safeParse(args).data;
    if (account === undefined || args.req?.payload === undefined) return (await updateOne(args)) as unknown;

    const req = args.req as PayloadRequest;
    const { sessions, ...data } = args.data;
    const requested = sessionsShape.safeParse(sessions).data ?? [];
    const stored = await lockForSessions(req, account);
    if (stored === undefined) return (await updateOne(args)) as unknown;
    if (isOnlyAboutSessions(args)) {
      await changeSessions({ req, account, requested, stored, change: data });
      return null;
    }
    const ended = endedByChange(stored, data);
    if (ended !== 'none') {
      // Payload keeps the session of who changes the own password, and none after a reset.
      const own = ended === 'others' ? ownSession(req, account) : undefined;
      const isKept = requested.some(({ id }) => id === own);
      await deleteSessions(req, account, { except: isKept ? own : undefined });
    }
    return (await updateOne({ ...args, data })) as unknown;
  };
}

/** Refuses a suspended member, whose suspension may have come while the password was checked. The row has the names of its columns. */
function refuseSuspended(stored: AccountRights): void {
  const row = standingRow.safeParse(stored).data;
  if (row === undefined) return;
  const standing = { suspended: row.suspended, suspendedUntil: row.suspended_until };
  if (isSuspended(standing, new Date()))
    throw new Problem('suspended', { parameters: { ...endOfSuspension(standing, row.time_zone) } });
}

/** Payload writes `updatedAt: null` and returns nothing when only a session changed. */
function isOnlyAboutSessions({ data, returning }: UpdateOneArgs): boolean {
  return Array.isArray(data['sessions']) && returning === false && data['updatedAt'] === null;
}

async function changeSessions({
  req,
  account,
  requested,
  stored,
  change,
}: {
  req: PayloadRequest;
  account: Account;
  requested: readonly Session[];
  stored: AccountRights;
  /** The account as Payload read it, before it checked the password. */
  change: AccountRights;
}): Promise<void> {
  const wanted = sessionChange({ requested, ownId: ownSession(req, account) });
  switch (wanted.kind) {
    case 'start': {
      // The password was right when it was read. Meanwhile the account may have got another one, or a suspension.
      refuseSuspended(stored);
      if (endedByChange(change, stored) !== 'none') throw new Problem('login_failed');
      const device = deviceName(req.headers.get('user-agent'));
      await insertSession(req, account, { ...wanted, device });
      return;
    }
    case 'extend':
      if (!(await extendSession(req, account, wanted))) throw new Problem('authentication_required');
      return;
    case 'end':
      await deleteSession(req, account, wanted.id);
      return;
    case 'end all':
      await deleteSessions(req, account, { olderOnly: true });
      return;
    case 'none':
      return;
  }
}

/**
 * The session of the caller counts only for the own account, because staff and members have separate ids, and an admin
 * changes other accounts.
 */
function ownSession(req: PayloadRequest, { collection, id }: Account): string | undefined {
  const { user } = req;
  if (user?.collection !== collection || user.id !== id) return undefined;
  return '_sid' in user && typeof user._sid === 'string' ? user._sid : undefined;
}
