import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/** Who wrote what is anonymous, and under which name in which thread. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TABLE anonymous_authors (
      post_id integer REFERENCES posts ON DELETE CASCADE,
      comment_id integer REFERENCES comments ON DELETE CASCADE,
      image_id integer REFERENCES post_images ON DELETE CASCADE,
      -- A keyed hash of the author's id, by which authors find what is theirs.
      author_hash text NOT NULL,
      -- The author's id, encrypted.
      sealed text NOT NULL,
      CONSTRAINT anonymous_authors_one_document CHECK (num_nonnulls(post_id, comment_id, image_id) = 1)
    );
    CREATE UNIQUE INDEX anonymous_authors_post ON anonymous_authors (post_id) WHERE post_id IS NOT NULL;
    CREATE UNIQUE INDEX anonymous_authors_comment ON anonymous_authors (comment_id) WHERE comment_id IS NOT NULL;
    CREATE UNIQUE INDEX anonymous_authors_image ON anonymous_authors (image_id) WHERE image_id IS NOT NULL;
    CREATE INDEX anonymous_authors_author ON anonymous_authors (author_hash);

    CREATE TABLE pseudonyms (
      post_id integer REFERENCES posts ON DELETE CASCADE,
      diary_id integer REFERENCES meal_diaries ON DELETE CASCADE,
      -- A keyed hash of the author and the thread: it is another one in each thread.
      author_hash text NOT NULL,
      name text NOT NULL,
      CONSTRAINT pseudonyms_one_thread CHECK (num_nonnulls(post_id, diary_id) = 1)
    );
    CREATE UNIQUE INDEX pseudonyms_author_of_post ON pseudonyms (post_id, author_hash) WHERE post_id IS NOT NULL;
    CREATE UNIQUE INDEX pseudonyms_name_of_post ON pseudonyms (post_id, name) WHERE post_id IS NOT NULL;
    CREATE UNIQUE INDEX pseudonyms_author_of_diary ON pseudonyms (diary_id, author_hash) WHERE diary_id IS NOT NULL;
    CREATE UNIQUE INDEX pseudonyms_name_of_diary ON pseudonyms (diary_id, name) WHERE diary_id IS NOT NULL;`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    DROP TABLE pseudonyms;
    DROP TABLE anonymous_authors;`);
}
