import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/**
 * Who wrote what is anonymous, under which name in which thread, and who may see it for a time.
 */
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
    CREATE UNIQUE INDEX pseudonyms_name_of_diary ON pseudonyms (diary_id, name) WHERE diary_id IS NOT NULL;

    -- Entries about anonymous documents name no member; the author finds them by the document.
    CREATE INDEX audit_log_anonymous ON audit_log (target, document) WHERE subject_id IS NULL;
    ALTER TYPE enum_audit_log_action ADD VALUE IF NOT EXISTS 'askOpening';
    ALTER TYPE enum_audit_log_action ADD VALUE IF NOT EXISTS 'agreeOpening';
    ALTER TYPE enum_audit_log_action ADD VALUE IF NOT EXISTS 'refuseOpening';
    ALTER TYPE enum_audit_log_action ADD VALUE IF NOT EXISTS 'readAuthor';

    CREATE TYPE enum_anonymity_openings_state AS ENUM ('asked', 'agreed', 'refused', 'expired');
    CREATE TABLE anonymity_openings (
      id serial PRIMARY KEY,
      post_id integer CONSTRAINT anonymity_openings_post_id_posts_id_fk REFERENCES posts ON DELETE CASCADE,
      comment_id integer CONSTRAINT anonymity_openings_comment_id_comments_id_fk REFERENCES comments ON DELETE CASCADE,
      reason varchar NOT NULL,
      state enum_anonymity_openings_state DEFAULT 'asked' NOT NULL,
      asked_by_id integer CONSTRAINT anonymity_openings_asked_by_id_staff_id_fk REFERENCES staff ON DELETE SET NULL,
      decided_by_id integer CONSTRAINT anonymity_openings_decided_by_id_staff_id_fk REFERENCES staff ON DELETE SET NULL,
      decided_at timestamptz(3),
      answer varchar,
      expires_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) DEFAULT now() NOT NULL,
      created_at timestamptz(3) DEFAULT now() NOT NULL,
      CONSTRAINT anonymity_openings_one_target CHECK (num_nonnulls(post_id, comment_id) = 1)
    );
    CREATE INDEX anonymity_openings_post_idx ON anonymity_openings (post_id);
    CREATE INDEX anonymity_openings_comment_idx ON anonymity_openings (comment_id);
    CREATE INDEX anonymity_openings_asked_by_idx ON anonymity_openings (asked_by_id);
    CREATE INDEX anonymity_openings_decided_by_idx ON anonymity_openings (decided_by_id);
    CREATE INDEX anonymity_openings_updated_at_idx ON anonymity_openings (updated_at);
    CREATE INDEX anonymity_openings_created_at_idx ON anonymity_openings (created_at);
    -- One at a time for each post and comment, also when two moderators ask at once.
    CREATE UNIQUE INDEX anonymity_openings_one_of_post ON anonymity_openings (post_id) WHERE state IN ('asked', 'agreed');
    CREATE UNIQUE INDEX anonymity_openings_one_of_comment ON anonymity_openings (comment_id)
     WHERE state IN ('asked', 'agreed');`);
}

/** PostgreSQL takes no value out of an enum, so the further actions of the audit log stay. */
export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    DROP TABLE anonymity_openings;
    DROP TYPE enum_anonymity_openings_state;
    DROP INDEX audit_log_anonymous;
    DROP TABLE pseudonyms;
    DROP TABLE anonymous_authors;`);
}
