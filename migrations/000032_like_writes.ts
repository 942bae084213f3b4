import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/**
 * Room on each new page, so that a changed number stays on its page and no index is written. The logarithm in the place
 * among the most helpful posts goes in steps of a tenth, as in `reactions/counters.sql`.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE posts SET (fillfactor = 85);
    ALTER TABLE comments SET (fillfactor = 85);
    UPDATE posts SET helpful_score =
      floor(10 * log(greatest(likes_count, 1)::double precision)) / 10 + extract(epoch FROM created_at) / 45000;`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE posts RESET (fillfactor);
    ALTER TABLE comments RESET (fillfactor);
    UPDATE posts SET helpful_score = log(greatest(likes_count, 1)::double precision) + extract(epoch FROM created_at) / 45000;`);
}
