import { sql } from 'drizzle-orm';
import { runSql, type Transactional } from '../../transaction.ts';

/**
 * What a member wrote to moderators, and what these noted about the member, deleted: notes of reports, appeals. Reports keep
 * their reason, and the history keeps what was decided.
 */
export async function deleteModerationTexts(
  req: Transactional,
  { user, posts, comments }: { user: number; posts: readonly number[]; comments: readonly number[] },
): Promise<void> {
  await runSql(req, sql`UPDATE reports SET note = NULL WHERE user_id = ${user} AND note IS NOT NULL`);
  await runSql(
    req,
    sql`UPDATE moderation_actions SET note = NULL, appeal_text = NULL
         WHERE user_id = ${user} OR case_id IN (
           SELECT id FROM moderation_cases WHERE member_id = ${user} OR post_id = ANY (${sql.param([...posts])}::int[])
              OR comment_id = ANY (${sql.param([...comments])}::int[]))`,
  );
}
