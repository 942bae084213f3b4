import { sql } from 'drizzle-orm';
import { runSql, type Transactional } from '../../transaction.ts';
import type { Written } from '../erasure/traces.ts';

/** Deletes the words of a report. It keeps its reason. */
export async function deleteReportNote(req: Transactional, report: number): Promise<void> {
  await runSql(req, sql`UPDATE reports SET note = NULL WHERE id = ${report}`);
}

/**
 * What a member wrote to moderators, and what these noted about the member and what the member wrote, deleted: appeals,
 * notes, why an author was looked at. The history keeps what was decided. An appeal that waits ends with it: nobody is
 * there to be answered.
 */
export async function deleteModerationTexts(
  req: Transactional,
  { user, posts, comments }: Written,
): Promise<void> {
  const [anonymousPosts, anonymousComments] = [sql.param([...posts]), sql.param([...comments])];
  await runSql(
    req,
    sql`WITH erased AS (
          UPDATE moderation_actions
             SET note = NULL, message = NULL, appeal_text = NULL, appeal_state = nullif(appeal_state, 'open')
           WHERE user_id = ${user} OR case_id IN (
             SELECT id FROM moderation_cases
              WHERE member_id = ${user}
                 OR post_id IN (SELECT id FROM posts WHERE user_id = ${user} OR id = ANY (${anonymousPosts}::int[]))
                 OR comment_id IN (SELECT id FROM comments WHERE user_id = ${user} OR id = ANY (${anonymousComments}::int[]))
                 OR diary_id IN (SELECT id FROM meal_diaries WHERE user_id = ${user}))
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
  await runSql(
    req,
    sql`UPDATE anonymity_openings SET reason = '', answer = NULL
         WHERE post_id = ANY (${anonymousPosts}::int[]) OR comment_id = ANY (${anonymousComments}::int[])`,
  );
}
