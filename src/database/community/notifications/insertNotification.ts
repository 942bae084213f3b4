import { sql, type SQL } from 'drizzle-orm';
import {
  notificationTargets,
  type NotificationKind,
  type NotificationTarget,
} from '../../../domain/community/notifications/kinds.ts';
import { runSql, type Transactional } from '../../transaction.ts';
import { notificationsChannel } from './channel.ts';

/** The column of each kind of target, and how many likes the target has. */
const targets = {
  posts: {
    column: sql`post_id`,
    likes: (id: number) => sql`(SELECT likes_count FROM posts WHERE id = ${id})`,
  },
  comments: {
    column: sql`comment_id`,
    likes: (id: number) => sql`(SELECT likes_count FROM comments WHERE id = ${id})`,
  },
  'meal-diaries': {
    column: sql`diary_id`,
    likes: (id: number) => sql`(SELECT likes_count FROM meal_diaries WHERE id = ${id})`,
  },
  foods: { column: sql`food_id`, likes: () => sql`0` },
} as const satisfies Record<keyof typeof notificationTargets, { column: SQL; likes: (id: number) => SQL }>;

/**
 * Inserts a notification, unless one of the two blocks the other, and announces it at the commit. The row that exists
 * becomes unread again when there is something new: a like more than ever before, or a repeated decision.
 */
export async function insertNotification(
  req: Transactional,
  {
    user,
    kind,
    target,
    actor,
    outcome,
  }: {
    user: number;
    kind: NotificationKind;
    target: NotificationTarget;
    actor?: number;
    outcome?: string;
  },
): Promise<void> {
  const about =
    target.relationTo === 'members' ? undefined : { ...targets[target.relationTo], id: target.value };
  const likes = kind === 'like' && about !== undefined ? about.likes(about.id) : sql`0`;
  const isNews =
    kind === 'like'
      ? sql`present.read_at IS NOT NULL AND excluded.likes > present.likes`
      : sql`present.kind = 'moderation' OR present.kind = 'verdict'`;
  await runSql(
    req,
    sql`WITH told AS (
          INSERT INTO notifications AS present (user_id, kind, outcome, likes ${about === undefined ? sql`` : sql`, ${about.column}`})
          SELECT account.id, ${kind}::enum_notifications_kind, ${outcome ?? null}, ${likes}
                 ${about === undefined ? sql`` : sql`, ${about.id}::integer`}
            FROM users account
           WHERE account.id = ${user}
             AND NOT EXISTS (
                   SELECT FROM blocks
                    WHERE (user_id, blocked_id) IN ((${user}, ${actor ?? null}::integer), (${actor ?? null}::integer, ${user}))
                 )
          ${
            about === undefined
              ? sql``
              : sql`ON CONFLICT (user_id, kind, ${about.column}, outcome) WHERE ${about.column} IS NOT NULL
                    DO UPDATE SET likes = excluded.likes, at = now(), read_at = NULL, position = NULL WHERE ${isNews}`
          }
          RETURNING user_id
        )
        SELECT pg_notify(${notificationsChannel}, user_id::text) FROM told`,
  );
}
