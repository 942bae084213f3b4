import { sql } from 'drizzle-orm';
import { runSql, type Transactional } from '../../transaction.ts';

/**
 * Takes the words of comments that have been in the trash for some days, and what they said before. The rows stay where
 * others have answered, so that the answers keep their place.
 */
export async function emptyAnsweredComments(req: Transactional, { days }: { days: number }): Promise<void> {
  await runSql(
    req,
    sql`WITH emptied AS (
          UPDATE comments SET text = ''
           WHERE deleted_at < now() - make_interval(days => ${days}) AND text <> ''
             AND EXISTS (SELECT FROM comments AS below WHERE below.parent_id = comments.id OR below.root_id = comments.id)
          RETURNING id
        )
        DELETE FROM content_revisions WHERE comment_id IN (SELECT id FROM emptied)`,
  );
}
