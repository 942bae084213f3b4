import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/**
 * The indexes of feeds and threads: each page is a scan of one of them, in its order. And the table of the search in posts,
 * which `feeds/search.sql` fills and keeps.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE INDEX posts_board_newest ON posts (board_id, id) WHERE state = 'published' AND deleted_at IS NULL;
    CREATE INDEX posts_helpful ON posts (helpful_score, id) WHERE state = 'published' AND deleted_at IS NULL;
    CREATE INDEX posts_board_helpful ON posts (board_id, helpful_score, id)
      WHERE state = 'published' AND deleted_at IS NULL;
    CREATE INDEX posts_author_newest ON posts (user_id, id) WHERE user_id IS NOT NULL AND deleted_at IS NULL;
    CREATE INDEX bookmarks_newest ON bookmarks (user_id, id);
    CREATE INDEX meal_diaries_board_newest ON meal_diaries (board_id, id)
      WHERE is_public AND deleted_at IS NULL AND state = 'published';
    CREATE INDEX meal_diaries_author_newest ON meal_diaries (user_id, id)
      WHERE is_public AND deleted_at IS NULL AND state = 'published';
    CREATE INDEX comments_of_post ON comments (post_id, id) WHERE root_id IS NULL;
    CREATE INDEX comments_of_diary ON comments (diary_id, id) WHERE root_id IS NULL AND diary_id IS NOT NULL;
    CREATE INDEX comments_of_root ON comments (root_id, id) WHERE root_id IS NOT NULL;

    CREATE TABLE post_search (
      post_id integer PRIMARY KEY CONSTRAINT post_search_post_id_posts_id_fk REFERENCES posts ON DELETE CASCADE,
      board_id integer NOT NULL,
      words text NOT NULL
    );`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    DROP TABLE post_search;
    DROP INDEX posts_board_newest, posts_helpful, posts_board_helpful, posts_author_newest, bookmarks_newest,
      meal_diaries_board_newest, meal_diaries_author_newest, comments_of_post, comments_of_diary, comments_of_root;`);
}
