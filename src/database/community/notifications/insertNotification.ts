import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type {
  NotificationKind,
  notificationTargets,
  NotificationTarget,
} from '../../../domain/community/notifications/kinds.ts';
import { runSql, type Transactional } from '../../transaction.ts';
import { notificationsChannel } from './announce.ts';
import { hasBlocked } from '../visible.ts';
import { likesOf } from './visibleNotification.ts';
import { isWanted } from './wanted.ts';

/** The column of each kind of target. */
const columns: Readonly<Record<keyof typeof notificationTargets, SQL>> = {
  posts: sql`post_id`,
  comments: sql`comment_id`,
  'meal-diaries': sql`diary_id`,
  foods: sql`food_id`,
};

/** Whether the text is anonymous. A block must not show there: it would tell who wrote it. */
function isAnonymous(target: SQL): SQL {
  return sql`coalesce(
    (SELECT is_anonymous FROM posts WHERE id = ${target}.post_id),
    (SELECT is_anonymous FROM comments WHERE id = ${target}.comment_id),
    false)`;
}

const outcomeRow = z.tuple([z.object({ is_pushed: z.boolean() })]);

/**
 * Inserts a notification, unless one of the two blocks the other under their own name, and announces it at the commit. The row that exists
 * becomes unread again when there is something new: more likes than the member has seen, or a repeated decision.
 *
 * @returns whether devices of the member are to be told of it.
 */
export async function insertNotification(
  req: Transactional,
  {
    user,
    kind,
    target,
    actor = null,
    outcome = null,
    action = null,
  }: {
    user: number;
    kind: NotificationKind;
    target: NotificationTarget;
    actor?: number | null | undefined;
    outcome?: string | null | undefined;
    action?: number | null | undefined;
  },
): Promise<boolean> {
  const isLike = kind === 'like';
  const isNews = isLike
    ? sql`present.read_at IS NOT NULL AND excluded.likes > present.likes`
    : kind === 'moderation' || kind === 'verdict'
      ? sql`true`
      : sql`false`;
  const column = target.relationTo === 'members' ? undefined : columns[target.relationTo];
  const value = target.relationTo === 'members' ? null : target.value;
  const idOf = (collection: string) => sql`${target.relationTo === collection ? value : null}::integer`;
  const rows = await runSql(
    req,
    sql`
      WITH told AS (
        INSERT INTO notifications AS present (user_id, kind, outcome, action_id, likes ${column === undefined ? sql`` : sql`, ${column}`})
        SELECT account.id, ${kind}::enum_notifications_kind, ${outcome}::varchar, ${action}::integer,
               ${isLike ? likesOf(sql`target`) : sql`0`}
               ${column === undefined ? sql`` : sql`, ${value}::integer`}
          FROM users AS account
          CROSS JOIN (SELECT ${idOf('posts')} AS post_id, ${idOf('comments')} AS comment_id, ${idOf('meal-diaries')} AS diary_id) AS target
         WHERE account.id = ${user}
           AND (${isAnonymous(sql`target`)} OR NOT (
             ${hasBlocked(sql`${user}`, sql`${actor}::integer`)} OR ${hasBlocked(sql`${actor}::integer`, sql`${user}`)}
           ))
        ${
          column === undefined
            ? sql``
            : sql`ON CONFLICT (user_id, kind, ${column}, coalesce(outcome, '')) WHERE ${column} IS NOT NULL
                  DO UPDATE SET likes = excluded.likes, action_id = excluded.action_id, at = now(), read_at = NULL, position = NULL,
                                mailed_at = NULL, pushed_at = NULL
                   WHERE ${isNews}`
        }
        RETURNING present.kind
      )
      SELECT CASE WHEN ${!isLike} OR EXISTS (SELECT FROM told) THEN pg_notify(${notificationsChannel}, ${String(user)}) END,
             EXISTS (
               SELECT FROM told JOIN users AS account ON account.id = ${user}
                WHERE ${isWanted({ account: sql`account`, note: sql`told`, channel: 'push' })}
                  AND EXISTS (SELECT FROM push_subscriptions WHERE user_id = ${user})
             ) AS is_pushed`,
  );
  return outcomeRow.parse(rows)[0].is_pushed;
}
