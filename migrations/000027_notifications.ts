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
      position bigint,
      mailed_at timestamptz(3),
      pushed_at timestamptz(3)
    );
    CREATE SEQUENCE notification_positions;
    CREATE UNIQUE INDEX notifications_once_a_post ON notifications (user_id, kind, post_id, coalesce(outcome, ''))
      WHERE post_id IS NOT NULL;
    CREATE UNIQUE INDEX notifications_once_a_comment ON notifications (user_id, kind, comment_id, coalesce(outcome, ''))
      WHERE comment_id IS NOT NULL;
    CREATE UNIQUE INDEX notifications_once_a_diary ON notifications (user_id, kind, diary_id, coalesce(outcome, ''))
      WHERE diary_id IS NOT NULL;
    CREATE UNIQUE INDEX notifications_once_a_food ON notifications (user_id, kind, food_id, coalesce(outcome, ''))
      WHERE food_id IS NOT NULL;
    CREATE INDEX notifications_user_idx ON notifications (user_id);
    CREATE INDEX notifications_inbox ON notifications (user_id, at DESC, id DESC);
    CREATE INDEX notifications_unread ON notifications (user_id) WHERE read_at IS NULL;
    CREATE INDEX notifications_unplaced ON notifications (user_id) WHERE position IS NULL;
    CREATE INDEX notifications_position ON notifications (user_id, position);
    CREATE INDEX notifications_at ON notifications (at);
    -- For the foreign keys.
    CREATE INDEX notifications_post_idx ON notifications (post_id) WHERE post_id IS NOT NULL;
    CREATE INDEX notifications_comment_idx ON notifications (comment_id) WHERE comment_id IS NOT NULL;
    CREATE INDEX notifications_diary_idx ON notifications (diary_id) WHERE diary_id IS NOT NULL;
    CREATE INDEX notifications_food_idx ON notifications (food_id) WHERE food_id IS NOT NULL;

    CREATE TABLE push_subscriptions (
      id serial PRIMARY KEY,
      user_id integer NOT NULL CONSTRAINT push_subscriptions_user_id_users_id_fk REFERENCES users ON DELETE CASCADE,
      endpoint varchar NOT NULL,
      keys_p256dh varchar NOT NULL,
      keys_auth varchar NOT NULL,
      expiration_time numeric,
      -- A device that is logged out gets no pushes.
      session varchar CONSTRAINT push_subscriptions_session_fk REFERENCES users_sessions ON DELETE CASCADE,
      failing_since timestamptz(3),
      updated_at timestamptz(3) DEFAULT now() NOT NULL,
      created_at timestamptz(3) DEFAULT now() NOT NULL
    );
    CREATE INDEX push_subscriptions_user_idx ON push_subscriptions (user_id);
    CREATE UNIQUE INDEX push_subscriptions_endpoint_idx ON push_subscriptions (endpoint);
    CREATE INDEX push_subscriptions_session_idx ON push_subscriptions (session);
    CREATE INDEX push_subscriptions_updated_at_idx ON push_subscriptions (updated_at);
    CREATE INDEX push_subscriptions_created_at_idx ON push_subscriptions (created_at);

    -- One digest for a member and period. The mail has the id of the row in its Message-ID.
    CREATE TABLE notification_digests (
      id serial PRIMARY KEY,
      user_id integer NOT NULL CONSTRAINT notification_digests_user_id_users_id_fk REFERENCES users ON DELETE CASCADE,
      period date NOT NULL,
      created_at timestamptz(3) DEFAULT now() NOT NULL,
      UNIQUE (user_id, period)
    );
    CREATE INDEX notification_digests_created_at ON notification_digests (created_at);

    CREATE TYPE enum_users_notifications_digest AS ENUM ('daily', 'weekly', 'never');
    ALTER TABLE users
      ADD COLUMN notifications_digest enum_users_notifications_digest DEFAULT 'weekly',
      ADD COLUMN notifications_reply_inbox boolean DEFAULT true,
      ADD COLUMN notifications_reply_mail boolean DEFAULT true,
      ADD COLUMN notifications_reply_push boolean DEFAULT true,
      ADD COLUMN notifications_like_inbox boolean DEFAULT true,
      ADD COLUMN notifications_like_mail boolean DEFAULT true,
      ADD COLUMN notifications_like_push boolean DEFAULT true,
      ADD COLUMN notifications_mention_inbox boolean DEFAULT true,
      ADD COLUMN notifications_mention_mail boolean DEFAULT true,
      ADD COLUMN notifications_mention_push boolean DEFAULT true,
      ADD COLUMN notifications_moderation_mail boolean DEFAULT true,
      ADD COLUMN notifications_moderation_push boolean DEFAULT true,
      ADD COLUMN notifications_verdict_inbox boolean DEFAULT true,
      ADD COLUMN notifications_verdict_mail boolean DEFAULT true,
      ADD COLUMN notifications_verdict_push boolean DEFAULT true;`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE users
      DROP COLUMN notifications_digest,
      DROP COLUMN notifications_reply_inbox,
      DROP COLUMN notifications_reply_mail,
      DROP COLUMN notifications_reply_push,
      DROP COLUMN notifications_like_inbox,
      DROP COLUMN notifications_like_mail,
      DROP COLUMN notifications_like_push,
      DROP COLUMN notifications_mention_inbox,
      DROP COLUMN notifications_mention_mail,
      DROP COLUMN notifications_mention_push,
      DROP COLUMN notifications_moderation_mail,
      DROP COLUMN notifications_moderation_push,
      DROP COLUMN notifications_verdict_inbox,
      DROP COLUMN notifications_verdict_mail,
      DROP COLUMN notifications_verdict_push;
    DROP TYPE enum_users_notifications_digest;
    DROP TABLE notification_digests, push_subscriptions, notifications;
    DROP SEQUENCE notification_positions;
    DROP TYPE enum_notifications_kind;`);
}
