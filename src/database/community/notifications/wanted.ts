import { sql, type SQL } from 'drizzle-orm';
import {
  notificationKindNames,
  notificationKinds,
  type NotificationChannel,
} from '../../../domain/community/notifications/kinds.ts';
import { isSuspended } from '../visible.ts';

/**
 * Whether a member wants notifications of this kind by this way, as a condition. It is asked when they are read or sent,
 * so that a changed setting works at once. Nothing is sent to a suspended account.
 *
 * @param account the alias of `users`
 * @param note the alias of `notifications`
 */
export function isWanted({
  account,
  note,
  channel,
}: {
  account: SQL;
  note: SQL;
  channel: NotificationChannel;
}): SQL {
  const cases = notificationKindNames
    .filter((kind) => channel !== 'inbox' || !notificationKinds[kind].isMandatory)
    .map(
      (kind) =>
        sql`WHEN ${sql.raw(`'${kind}'`)} THEN ${account}.${sql.identifier(`notifications_${kind}_${channel}`)}`,
    );
  const isChosen = sql`coalesce(CASE ${note}.kind ${sql.join(cases, sql` `)} END, true)`;
  return channel === 'inbox' ? isChosen : sql`(${isChosen} AND NOT ${isSuspended(sql`${account}.id`)})`;
}
