import { sql } from 'drizzle-orm';
import { runSql, type Transactional } from '../../transaction.ts';

/**
 * What a member wrote to moderators, and what these noted about the member, deleted: notes of reports, appeals. Reports keep
 * their reason, and the history keeps what was decided. An appeal that waits ends with it: nobody is there to be answered.
 */
export async function deleteModerationTexts(
  req: Transactional,
  { user, posts, comments }: { user: number; posts: readonly number[]; comments: readonly number[] },
): Promise<void> {
  await runSql(req, sql`UPDATE reports SET note = NULL WHERE user_id = ${user} AND note IS NOT NULL`);
  await runSql(
    req,
    sql`WITH erased AS (
          UPDATE moderation_actions
             SET note = NULL, appeal_text = NULL, appeal_state = nullif(appeal_state, 'open')
           WHERE user_id = ${user} OR case_id IN (
             SELECT id FROM moderation_cases WHERE member_id = ${user} OR post_id = ANY (${sql.param([...posts])}::int[])
                OR comment_id = ANY (${sql.param([...comments])}::int[]))
           RETURNING case_id
        )
        UPDATE moderation_cases AS one
           SET state = CASE WHEN waiting.weight IS NULL THEN 'resolved' ELSE 'open' END::enum_moderation_cases_state,
               resolved_at = CASE WHEN waiting.weight IS NULL THEN now() END,
               base_weight = 0, weight = coalesce(waiting.weight, 0), version = version + 1, updated_at = now()
          FROM (SELECT appealed.id, sum(reports.weight) AS weight
                  FROM moderation_cases AS appealed
                  LEFT JOIN reports ON reports.case_id = appealed.id AND reports.outcome = 'pending'
                 WHERE appealed.state = 'appealed' AND appealed.id IN (SELECT case_id FROM erased)
                 GROUP BY appealed.id) AS waiting
         WHERE one.id = waiting.id`,
  );
}
