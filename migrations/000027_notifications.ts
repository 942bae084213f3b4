import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/** The inbox of a member, the devices that get pushes, and what a member wants to be told of. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TYPE enum_notifications_kind AS ENUM ('reply', 'like', 'mention', 'moderation', 'verdict');
    CREATE TABLE notifications (
      id serial PRIMARY KEY,
      user_id integer NOT NULL CONSTRAINT notifications_user_id_users_id_fk REFERENCES users ON DELETE CASCADE,
      kind enum_notifications_kind NOT NULL,
      post_id integer CONSTRAINT notifications_post_id_posts_id_fk REFERENCES posts ON DELETE CASCADE,
      comment_id integer CONSTRAINT notifications_comment_id_comments_id_fk REFERENCES comments ON DELETE CASCADE,
      diary_id integer CONSTRAINT notifications_diary_id_meal_diaries_id_fk REFERENCES meal_diaries ON DELETE CASCADE,
      food_id integer CONSTRAINT notifications_food_id_foods_id_fk REFERENCES foods ON DELETE CASCADE,
      outcome varchar,
      -- The most likes that the member was told of, so that a like that comes and goes tells nobody twice.
      likes integer DEFAULT 0 NOT NULL,
      at timestamptz(3) DEFAULT now() NOT NULL,
      read_at timestamptz(3),
      -- The place in the stream of the member. Whoever sends the stream sets it, after the commit: in the order of ids a
      -- slow transaction would appear behind what was sent already.
      position bigint
    );
    CREATE SEQUENCE notification_positions;
    CREATE UNIQUE INDEX notifications_once_a_post ON notifications (user_id, kind, post_id, outcome)
      NULLS NOT DISTINCT WHERE post_id IS NOT NULL;
    CREATE UNIQUE INDEX notifications_once_a_comment ON notifications (user_id, kind, comment_id, outcome)
      NULLS NOT DISTINCT WHERE comment_id IS NOT NULL;
    CREATE UNIQUE INDEX notifications_once_a_diary ON notifications (user_id, kind, diary_id, outcome)
      NULLS NOT DISTINCT WHERE diary_id IS NOT NULL;
    CREATE UNIQUE INDEX notifications_once_a_food ON notifications (user_id, kind, food_id, outcome)
      NULLS NOT DISTINCT WHERE food_id IS NOT NULL;
    CREATE INDEX notifications_inbox ON notifications (user_id, at DESC, id DESC);
    CREATE INDEX notifications_unread ON notifications (user_id) WHERE read_at IS NULL;
    CREATE INDEX notifications_unplaced ON notifications (user_id) WHERE position IS NULL;
    CREATE INDEX notifications_position ON notifications (user_id, position);
    CREATE INDEX notifications_at ON notifications (at);
    -- For the foreign keys.
    CREATE INDEX notifications_post_idx ON notifications (post_id) WHERE post_id IS NOT NULL;
    CREATE INDEX notifications_comment_idx ON notifications (comment_id) WHERE comment_id IS NOT NULL;
    CREATE INDEX notifications_diary_idx ON notifications (diary_id) WHERE diary_id IS NOT NULL;
    CREATE INDEX notifications_food_idx ON notifications (food_id) WHERE food_id IS NOT NULL;`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    DROP TABLE notifications;
    DROP SEQUENCE notification_positions;
    DROP TYPE enum_notifications_kind;`);
}
