import type { PayloadRequest } from 'payload';
import {
  countUnread,
  markRead as markRows,
  pruneNotifications as pruneRows,
  readInboxPage,
  readNotes,
  type Marked,
} from '../../../database/community/notifications/inbox.ts';
import { announceChange } from '../../../database/community/notifications/announce.ts';
import { decodeInboxCursor, encodeInboxCursor } from '../../../domain/community/notifications/inboxCursor.ts';
import { Problem } from '../../../errors/problem.ts';
import { runIn } from '../../../queue/runSql.ts';
import { callerIn } from '../../accounts/sessions/ownSessions.ts';
import { languageOfRequest } from '../../operations/callersLanguage.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';
import { notificationReader } from './notificationReader.ts';
import { shownNotification, type ShownNotification } from './shownNotification.ts';

const keptDays = 90;

export interface InboxPage {
  readonly docs: readonly ShownNotification[];
  /** The client sends it as `cursor` to get the next page; null on the last page. */
  readonly nextCursor: string | null;
  /** How many are unread, on all pages. */
  readonly unread: number;
}

/**
 * A page of the caller's inbox, the newest notification first.
 *
 * @throws {Problem} `invalid_filter` for a cursor that is none of ours.
 */
export async function readInbox(
  req: PayloadRequest,
  { cursor, limit, isUnreadOnly }: { cursor: string | null; limit: number; isUnreadOnly: boolean },
): Promise<InboxPage> {
  const { id: user } = callerIn(req, 'users');
  const after = cursor === null ? undefined : decodeInboxCursor(cursor);
  if (cursor !== null && after === undefined)
    throw new Problem('invalid_filter', { field: 'cursor', parameters: { path: 'cursor' } });
  const run = runIn(req);
  const reader = notificationReader(user);
  const [rows, unread] = await Promise.all([
    readInboxPage(run, { reader, after, isUnreadOnly, limit: limit + 1 }),
    countUnread(run, reader),
  ]);
  const language = languageOfRequest(req);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    docs: page.map((row) => shownNotification(row, language)),
    nextCursor: last === undefined ? null : encodeInboxCursor(last),
    unread,
  };
}

/** The shown form of notifications of the caller, by their ids. */
export async function showNotifications(
  req: PayloadRequest,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ShownNotification>> {
  const { user } = req;
  if (user?.collection !== 'users' || ids.length === 0) return new Map();
  const language = languageOfRequest(req);
  const rows = await readNotes(runIn(req), { reader: notificationReader(user.id), ids });
  return new Map(rows.map((row) => [row.id, shownNotification(row, language)]));
}

/**
 * Marks notifications of the caller as read. Ids of others are ignored, as those of notifications that are gone.
 *
 * @returns how many were unread before, and how many are now.
 */
export async function markRead(
  req: PayloadRequest,
  marked: Marked,
): Promise<{ read: number; unread: number }> {
  const { id: user } = callerIn(req, 'users');
  return inTransaction(req, async () => {
    const run = runIn(req);
    const read = await markRows(run, { user, marked });
    if (read > 0) await announceChange(run, user);
    return { read, unread: await countUnread(run, notificationReader(user)) };
  });
}

/** Deletes notifications of more than 90 days ago. */
export async function pruneNotifications(req: PayloadRequest): Promise<void> {
  await pruneRows(runIn(req), keptDays);
}
