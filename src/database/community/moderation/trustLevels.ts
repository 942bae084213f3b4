import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { defaultTimeZone } from '../../../domain/calendar.ts';
import {
  trustLevels,
  type Activity,
  type TrustLevel,
} from '../../../domain/community/moderation/trustLevel.ts';
import { runSql, type Transactional } from '../../transaction.ts';

const levelRows = z.array(z.object({ level: z.literal(trustLevels) }));

/** The trust level that the last night computed; 0 for a new member. */
export async function readTrustLevel(req: Transactional, user: number): Promise<TrustLevel> {
  const rows = await runSql(req, sql`SELECT level FROM trust_levels WHERE user_id = ${user}`);
  return levelRows.parse(rows)[0]?.level ?? 0;
}

const activityRows = z.array(
  z.object({
    user: z.int(),
    accountDays: z.int(),
    activeDays: z.int(),
    recentActiveDays: z.int(),
    likesReceived: z.int(),
    likers: z.int(),
    upheld: z.int(),
    recentlyUpheld: z.int(),
  }),
);

/** What the next members after an id have done, in the order of their ids (`activity.sql`). */
export async function readActivity(
  req: Transactional,
  { after, members }: { after: number; members: number },
): Promise<readonly (Activity & { readonly user: number })[]> {
  const rows = await runSql(
    req,
    sql`SELECT user_id AS "user", account_days AS "accountDays", active_days AS "activeDays",
               recent_active_days AS "recentActiveDays", likes_received AS "likesReceived", likers, upheld,
               recently_upheld AS "recentlyUpheld"
          FROM community_activity(${after}, ${members}, ${defaultTimeZone})`,
  );
  return activityRows.parse(rows);
}

/** Writes the levels that have changed. An account that is erased meanwhile is left out. */
export async function storeTrustLevels(
  req: Transactional,
  levels: readonly { readonly user: number; readonly level: TrustLevel }[],
): Promise<void> {
  await runSql(
    req,
    sql`INSERT INTO trust_levels AS present (user_id, level)
        SELECT users.id, given.level
          FROM unnest(${sql.param(levels.map(({ user }) => user))}::int[],
                      ${sql.param(levels.map(({ level }) => level))}::smallint[]) AS given (user_id, level)
          JOIN users ON users.id = given.user_id
         ORDER BY users.id FOR KEY SHARE OF users
        ON CONFLICT (user_id) DO UPDATE SET level = excluded.level, since = now()
         WHERE present.level <> excluded.level`,
  );
}
