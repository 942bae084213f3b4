import { sql } from 'drizzle-orm';
import { runSql, type Transactional } from '../../transaction.ts';

/**
 * What a member wrote to moderators, and what these noted about the member and what the member wrote, deleted: notes of
 * reports, appeals, why an author was looked at. Reports keep their reason, and the history keeps what was decided.
 */
export async function deleteModerationTexts(
  req: Transactional,
  { user, posts, comments }: { user: number; posts: readonly number[]; comments: readonly number[] },
): Promise<void> {
  await runSql(req, sql`UPDATE reports SET note = NULL WHERE user_id = ${user} AND note IS NOT NULL`);
  const [anonymousPosts, anonymousComments] = [sql.param([...posts]), sql.param([...comments])];
  await runSql(
    req,
    sql`UPDATE moderation_actions SET note = NULL, appeal_text = NULL
         WHERE user_id = ${user} OR case_id IN (
           SELECT id FROM moderation_cases
            WHERE member_id = ${user}
               OR post_id IN (SELECT id FROM posts WHERE user_id = ${user} OR id = ANY (${anonymousPosts}::int[]))
               OR comment_id IN (SELECT id FROM comments WHERE user_id = ${user} OR id = ANY (${anonymousComments}::int[]))
               OR diary_id IN (SELECT id FROM meal_diaries WHERE user_id = ${user}))`,
  );
  await runSql(
    req,
    sql`UPDATE anonymity_openings SET reason = '', answer = NULL
         WHERE post_id = ANY (${anonymousPosts}::int[]) OR comment_id = ANY (${anonymousComments}::int[])`,
  );
}
