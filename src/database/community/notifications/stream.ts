import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ContentReader } from '../../../domain/community/visibleContent.ts';
import type { Run } from './inbox.ts';
import { isVisibleNotification } from './visibleNotification.ts';

const lastRow = z.tuple([z.object({ last: z.coerce.number(), is_complete: z.boolean() })]);

/**
 * Gives the new notifications of a member their places in the stream, in a transaction of the caller. Only one caller at
 * a time does so for a member, and none of the writers: so places follow the order of the commits, and a client that has
 * seen a place has seen all before. What is not visible gets its place when it is. A row that a writer holds is left for
 * the next call.
 *
 * @returns the last place, and whether nothing was left.
 */
export async function placeNotifications(
  run: Run,
  reader: ContentReader,
): Promise<{ last: number; isComplete: boolean }> {
  const { user } = reader;
  const isUnplaced = sql`note.user_id = ${user} AND note.position IS NULL AND ${isVisibleNotification(sql`note`, reader)}`;
  await run(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`notifications:${String(user)}`}, 0))`);
  await run(sql`
    UPDATE notifications SET position = placed.position
      FROM (
        SELECT id, nextval('notification_positions') AS position
          FROM (
            SELECT note.id FROM notifications AS note WHERE ${isUnplaced}
             ORDER BY note.at, note.id FOR UPDATE OF note SKIP LOCKED
          ) AS unplaced
      ) AS placed
     WHERE notifications.id = placed.id`);
  const rows = await run(sql`
    SELECT (SELECT coalesce(max(position), 0) FROM notifications WHERE user_id = ${user}) AS last,
           NOT EXISTS (SELECT FROM notifications AS note WHERE ${isUnplaced}) AS is_complete`);
  const [{ last, is_complete: isComplete }] = lastRow.parse(rows);
  return { last, isComplete };
}
