import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { face } from '../../../domain/community/author.ts';
import type { ContentReader } from '../../../domain/community/visibleContent.ts';
import { notificationKindNames } from '../../../domain/community/notifications/kinds.ts';
import { reasonNames } from '../../../domain/community/moderation/reasons.ts';
import { isVisibleNotification, likesOf } from './visibleNotification.ts';
import { isWanted } from './wanted.ts';

/** Runs one statement: in the transaction of a request, or on a pool. */
export type Run = (statement: SQL) => Promise<readonly unknown[]>;

const id = z.int();
const noteRow = z.object({
  id,
  kind: z.enum(notificationKindNames),
  outcome: z.string().nullable(),
  at: z.coerce.date(),
  read_at: z.coerce.date().nullable(),
  post_id: id.nullable(),
  comment_id: id.nullable(),
  diary_id: id.nullable(),
  food_id: id.nullable(),
  thread_post: id.nullable(),
  thread_diary: id.nullable(),
  likes: z.int(),
  has_author: z.boolean(),
  face: face.nullable(),
  pseudonym: z.string().nullable(),
  decision: z
    .object({
      id,
      case: id.nullable(),
      reason: z.enum(reasonNames).nullable(),
      message: z.string().nullable(),
    })
    .nullable(),
});
/** A notification with what its target says now: where it is, who wrote it, how many like it. */
export type NoteRow = z.infer<typeof noteRow>;

const placedNote = noteRow.extend({ position: z.coerce.number() });

/** The page of an inbox ends before this place. */
export interface InboxPosition {
  readonly at: Date;
  readonly id: number;
}

/** The visible notifications of a member that meet a condition, in an order. */
function notes({
  reader,
  where,
  order,
  limit,
}: {
  reader: ContentReader;
  where: SQL;
  order: SQL;
  limit: number;
}): SQL {
  return sql`
    SELECT note.id, note.kind, note.outcome, note.at, note.read_at, note.position,
           note.post_id, note.comment_id, note.diary_id, note.food_id,
           comment.post_id AS thread_post, comment.diary_id AS thread_diary,
           CASE note.kind WHEN 'like' THEN ${likesOf(sql`note`)} ELSE 0 END AS likes,
           note.kind IN ('reply', 'mention') AS has_author,
           coalesce(comment.pseudonym, post.pseudonym) AS pseudonym,
           face.face,
           CASE WHEN action.id IS NOT NULL THEN jsonb_build_object(
             'id', action.id, 'case', action.case_id, 'reason', action.reason, 'message', action.message) END AS decision
      FROM notifications AS note
      JOIN users AS account ON account.id = note.user_id
      LEFT JOIN comments AS comment ON comment.id = note.comment_id
      LEFT JOIN posts AS post ON post.id = note.post_id
      LEFT JOIN moderation_actions AS action ON action.id = note.action_id
      LEFT JOIN community_faces AS face
             ON note.kind IN ('reply', 'mention') AND face.user_id = coalesce(comment.user_id, post.user_id)
     WHERE note.user_id = ${reader.user} AND ${where}
       AND ${isWanted({ account: sql`account`, note: sql`note`, channel: 'inbox' })}
       AND ${isVisibleNotification(sql`note`, reader)}
     ORDER BY ${order} LIMIT ${limit}`;
}

/** A page of the inbox, the newest first. */
export async function readInboxPage(
  run: Run,
  {
    reader,
    after,
    isUnreadOnly,
    limit,
  }: { reader: ContentReader; after: InboxPosition | undefined; isUnreadOnly: boolean; limit: number },
): Promise<NoteRow[]> {
  const isAfter =
    after === undefined
      ? sql`true`
      : sql`(note.at, note.id) < (${after.at.toISOString()}::timestamptz, ${after.id}::integer)`;
  const isChosen = isUnreadOnly ? sql`note.read_at IS NULL` : sql`true`;
  const rows = await run(
    notes({ reader, where: sql`${isAfter} AND ${isChosen}`, order: sql`note.at DESC, note.id DESC`, limit }),
  );
  return z.array(noteRow).parse(rows);
}

/** Those of the given notifications that are visible. */
export async function readNotes(
  run: Run,
  { reader, ids }: { reader: ContentReader; ids: readonly number[] },
): Promise<NoteRow[]> {
  const where = sql`note.id = ANY (${sql.param(ids)}::int[])`;
  return z.array(noteRow).parse(await run(notes({ reader, where, order: sql`note.id`, limit: ids.length })));
}

/** The notifications behind a place of the stream, in the order of the stream. */
export async function readStream(
  run: Run,
  { reader, after, until, limit }: { reader: ContentReader; after: number; until: number; limit: number },
): Promise<z.infer<typeof placedNote>[]> {
  const where = sql`note.position > ${after} AND note.position <= ${until}`;
  return z.array(placedNote).parse(await run(notes({ reader, where, order: sql`note.position`, limit })));
}

const countRow = z.tuple([z.object({ unread: z.coerce.number() })]);

/** How many visible notifications a member has not read. It is counted, so it cannot drift. */
export async function countUnread(run: Run, reader: ContentReader): Promise<number> {
  const rows = await run(sql`
    SELECT count(*) AS unread
      FROM notifications AS note JOIN users AS account ON account.id = note.user_id
     WHERE note.user_id = ${reader.user} AND note.read_at IS NULL
       AND ${isWanted({ account: sql`account`, note: sql`note`, channel: 'inbox' })}
       AND ${isVisibleNotification(sql`note`, reader)}`);
  return countRow.parse(rows)[0].unread;
}

/** Which notifications are marked: some, all up to a moment, or all. */
export type Marked = { readonly ids: readonly number[] } | { readonly before: Date } | 'all';

const markedRows = z.array(z.object({ id }));

/**
 * Marks notifications of a member as read, in the transaction of the caller. The rows are locked first, in one order: so
 * two devices do not wait for each other, and the number of likes that counts as seen is read after the lock.
 *
 * @returns how many were unread before.
 */
export async function markRead(
  run: Run,
  { user, marked }: { user: number; marked: Marked },
): Promise<number> {
  const isMarked =
    marked === 'all'
      ? sql`true`
      : 'ids' in marked
        ? sql`id = ANY (${sql.param(marked.ids)}::int[])`
        : sql`at <= ${marked.before.toISOString()}::timestamptz`;
  const locked = await run(sql`
    SELECT id FROM notifications
     WHERE user_id = ${user} AND read_at IS NULL AND ${isMarked} ORDER BY id FOR NO KEY UPDATE`);
  const ids = markedRows.parse(locked).map((row) => row.id);
  if (ids.length === 0) return 0;
  await run(sql`
    UPDATE notifications
       SET read_at = now(),
           likes = CASE kind WHEN 'like' THEN greatest(likes, ${likesOf(sql`notifications`)}) ELSE likes END
     WHERE id = ANY (${sql.param(ids)}::int[])`);
  return ids.length;
}

/** Deletes old notifications, read or not. Digests of that time have been sent. */
export async function pruneNotifications(run: Run, days: number): Promise<void> {
  await run(sql`DELETE FROM notifications WHERE at < now() - make_interval(days => ${days})`);
  await run(sql`DELETE FROM notification_digests WHERE created_at < now() - make_interval(days => ${days})`);
}
