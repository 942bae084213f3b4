import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/** Likes, bookmarks, follows and blocks; what is public of members and their meals. `reactions/counters.sql` counts them. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TABLE likes (
      id serial PRIMARY KEY,
      user_id integer NOT NULL CONSTRAINT likes_user_id_users_id_fk REFERENCES users ON DELETE CASCADE,
      post_id integer CONSTRAINT likes_post_id_posts_id_fk REFERENCES posts ON DELETE CASCADE,
      comment_id integer CONSTRAINT likes_comment_id_comments_id_fk REFERENCES comments ON DELETE CASCADE,
      diary_id integer CONSTRAINT likes_diary_id_meal_diaries_id_fk REFERENCES meal_diaries ON DELETE CASCADE,
      at timestamptz(3) DEFAULT now() NOT NULL,
      CONSTRAINT likes_one_target CHECK (num_nonnulls(post_id, comment_id, diary_id) = 1)
    );
    CREATE INDEX likes_user_idx ON likes (user_id, id);
    CREATE UNIQUE INDEX likes_once_a_post ON likes (post_id, user_id) WHERE post_id IS NOT NULL;
    CREATE UNIQUE INDEX likes_once_a_comment ON likes (comment_id, user_id) WHERE comment_id IS NOT NULL;
    CREATE UNIQUE INDEX likes_once_a_diary ON likes (diary_id, user_id) WHERE diary_id IS NOT NULL;

    CREATE TABLE bookmarks (
      id serial PRIMARY KEY,
      user_id integer NOT NULL CONSTRAINT bookmarks_user_id_users_id_fk REFERENCES users ON DELETE CASCADE,
      post_id integer NOT NULL CONSTRAINT bookmarks_post_id_posts_id_fk REFERENCES posts ON DELETE CASCADE,
      at timestamptz(3) DEFAULT now() NOT NULL
    );
    CREATE UNIQUE INDEX bookmarks_once_a_post ON bookmarks (user_id, post_id);
    CREATE INDEX bookmarks_post_idx ON bookmarks (post_id);

    CREATE TABLE follows (
      id serial PRIMARY KEY,
      user_id integer NOT NULL CONSTRAINT follows_user_id_users_id_fk REFERENCES users ON DELETE CASCADE,
      board_id integer NOT NULL CONSTRAINT follows_board_id_boards_id_fk REFERENCES boards ON DELETE CASCADE,
      at timestamptz(3) DEFAULT now() NOT NULL
    );
    CREATE UNIQUE INDEX follows_once_a_board ON follows (user_id, board_id);
    CREATE INDEX follows_board_idx ON follows (board_id);

    CREATE TABLE blocks (
      id serial PRIMARY KEY,
      user_id integer NOT NULL CONSTRAINT blocks_user_id_users_id_fk REFERENCES users ON DELETE CASCADE,
      blocked_id integer NOT NULL CONSTRAINT blocks_blocked_id_members_id_fk REFERENCES members ON DELETE CASCADE,
      at timestamptz(3) DEFAULT now() NOT NULL
    );
    CREATE UNIQUE INDEX blocks_once_a_member ON blocks (user_id, blocked_id);
    CREATE INDEX blocks_blocked_idx ON blocks (blocked_id);

    CREATE TYPE enum_meal_diaries_state AS ENUM ('published', 'held', 'hidden', 'removed');
    ALTER TABLE meal_diaries
      ADD COLUMN board_id integer CONSTRAINT meal_diaries_board_id_boards_id_fk REFERENCES boards ON DELETE SET NULL,
      ADD COLUMN state enum_meal_diaries_state DEFAULT 'published' NOT NULL,
      ADD COLUMN likes_count integer DEFAULT 0 NOT NULL CHECK (likes_count >= 0),
      ADD COLUMN comments_count integer DEFAULT 0 NOT NULL CHECK (comments_count >= 0);
    CREATE INDEX meal_diaries_board_idx ON meal_diaries (board_id);

    ALTER TABLE images
      ADD COLUMN user_id integer CONSTRAINT images_user_id_users_id_fk REFERENCES users ON DELETE RESTRICT;
    CREATE INDEX images_user_idx ON images (user_id);
    ALTER TABLE members
      ADD COLUMN avatar_id integer CONSTRAINT members_avatar_id_images_id_fk REFERENCES images ON DELETE SET NULL;
    CREATE UNIQUE INDEX members_avatar_idx ON members (avatar_id);
    UPDATE posts SET helpful_score = log(greatest(likes_count, 1)::double precision) + extract(epoch FROM created_at) / 45000;`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE members DROP COLUMN avatar_id;
    ALTER TABLE images DROP COLUMN user_id;
    ALTER TABLE meal_diaries DROP COLUMN board_id, DROP COLUMN state, DROP COLUMN likes_count, DROP COLUMN comments_count;
    DROP TYPE enum_meal_diaries_state;
    DROP TABLE likes, bookmarks, follows, blocks;`);
}
