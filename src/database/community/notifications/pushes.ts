import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ContentReader } from '../../../domain/community/visibleContent.ts';
import { notificationKindNames } from '../../../domain/community/notifications/kinds.ts';
import type { Run } from './inbox.ts';
import { isVisibleNotification, likesOf } from './visibleNotification.ts';
import { isWanted } from './wanted.ts';

const id = z.int();
const newsRows = z.array(z.object({ id, kind: z.enum(notificationKindNames), likes: z.int() }));
/** A notification that no push was about yet. */
export type PushNews = z.infer<typeof newsRows>[number];

/** The unread and visible notifications of a member that no push was about, the newest first. */
export async function readUnpushed(run: Run, reader: ContentReader): Promise<PushNews[]> {
  const rows = await run(sql`
    SELECT note.id, note.kind, ${likesOf(sql`note`)} AS likes
      FROM notifications AS note JOIN users AS account ON account.id = note.user_id
     WHERE note.user_id = ${reader.user} AND note.read_at IS NULL AND note.pushed_at IS NULL
       AND ${isWanted({ account: sql`account`, note: sql`note`, channel: 'push' })}
       AND ${isVisibleNotification(sql`note`, reader)}
     ORDER BY note.at DESC, note.id DESC`);
  return newsRows.parse(rows);
}

/** Records that a push was about these notifications. */
export async function markPushed(run: Run, ids: readonly number[]): Promise<void> {
  await run(sql`UPDATE notifications SET pushed_at = now() WHERE id = ANY (${sql.param(ids)}::int[])`);
}

const deviceRows = z.array(
  z.object({
    ...{ id, endpoint: z.string(), p256dh: z.string(), auth: z.string() },
    is_failing: z.boolean(),
    is_paused: z.boolean(),
  }),
);
export type PushDevice = z.infer<typeof deviceRows>[number];

/** The devices of a member. */
export async function readDevices(run: Run, user: number): Promise<PushDevice[]> {
  const rows = await run(sql`
    SELECT id, endpoint, keys_p256dh AS p256dh, keys_auth AS auth, failing_since IS NOT NULL AS is_failing,
           coalesce(paused_until > now(), false) AS is_paused
      FROM push_subscriptions WHERE user_id = ${user} ORDER BY id`);
  return deviceRows.parse(rows);
}

/** Deletes a device that does not exist any more. */
export async function deleteDevice(run: Run, device: number): Promise<void> {
  await run(sql`DELETE FROM push_subscriptions WHERE id = ${device}`);
}

/** Records that a device got a push. */
export async function noteDelivery(run: Run, device: number): Promise<void> {
  await run(
    sql`UPDATE push_subscriptions SET failing_since = NULL, paused_until = NULL WHERE id = ${device} AND failing_since IS NOT NULL`,
  );
}

/**
 * Records that a push could not be delivered, and deletes a device to which none could be for some hours.
 *
 * @param input.pause seconds for which the device gets no further push
 */
export async function noteFailure(
  run: Run,
  { device, hours, pause }: { device: number; hours: number; pause: number | undefined },
): Promise<void> {
  await run(sql`
    WITH given_up AS (
      DELETE FROM push_subscriptions
       WHERE id = ${device} AND failing_since < now() - make_interval(hours => ${hours}) RETURNING id
    )
    UPDATE push_subscriptions
       SET failing_since = coalesce(failing_since, now()),
           paused_until = coalesce(now() + make_interval(secs => ${pause ?? null}::int), paused_until)
     WHERE id = ${device} AND id NOT IN (SELECT id FROM given_up)`);
}

/**
 * Takes a device from whoever registered it before, so that its new owner can register it, and the oldest devices of the
 * owner, so that the others are at most `others`. Two that register the same device at once come one after the other.
 */
export async function makeRoomForDevice(
  run: Run,
  { user, endpoint, others }: { user: number; endpoint: string; others: number },
): Promise<void> {
  await run(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`device:${endpoint}`}, 0))`);
  await run(sql`
    DELETE FROM push_subscriptions
     WHERE endpoint = ${endpoint}
        OR id IN (SELECT id FROM push_subscriptions WHERE user_id = ${user} AND endpoint <> ${endpoint}
                  ORDER BY id DESC OFFSET ${others})`);
}
