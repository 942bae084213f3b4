import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/** Reports, the cases that moderators work on, what they decided, and how far members are trusted. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TYPE enum_reports_reason AS ENUM
      ('spam', 'misinformation', 'eatingDisorder', 'selfHarm', 'harassment', 'hate', 'privacy', 'sexual', 'violence',
       'impersonation', 'copyright', 'offTopic', 'other');
    CREATE TYPE enum_reports_outcome AS ENUM ('pending', 'upheld', 'dismissed');
    CREATE TYPE enum_moderation_cases_state AS ENUM ('open', 'claimed', 'resolved', 'appealed');
    CREATE TYPE enum_moderation_cases_cause AS ENUM
      ('reports', 'words', 'links', 'image', 'duplicate', 'newMember', 'staff');
    CREATE TYPE enum_moderation_actions_kind AS ENUM
      ('dismiss', 'hide', 'restore', 'remove', 'warn', 'mute', 'suspend', 'ban', 'lift', 'closeBoard', 'openBoard',
       'undo', 'keep');
    CREATE TYPE enum_moderation_actions_reason AS ENUM
      ('spam', 'misinformation', 'eatingDisorder', 'selfHarm', 'harassment', 'hate', 'privacy', 'sexual', 'violence',
       'impersonation', 'copyright', 'offTopic', 'other');
    CREATE TYPE enum_moderation_actions_appeal_state AS ENUM ('open', 'accepted', 'rejected');

    CREATE TABLE moderation_cases (
      id serial PRIMARY KEY,
      post_id integer CONSTRAINT moderation_cases_post_id_posts_id_fk REFERENCES posts ON DELETE SET NULL,
      comment_id integer CONSTRAINT moderation_cases_comment_id_comments_id_fk REFERENCES comments ON DELETE SET NULL,
      diary_id integer CONSTRAINT moderation_cases_diary_id_meal_diaries_id_fk
        REFERENCES meal_diaries ON DELETE SET NULL,
      member_id integer CONSTRAINT moderation_cases_member_id_users_id_fk REFERENCES users ON DELETE CASCADE,
      state enum_moderation_cases_state DEFAULT 'open' NOT NULL,
      cause enum_moderation_cases_cause NOT NULL,
      weight double precision DEFAULT 0 NOT NULL,
      base_weight double precision DEFAULT 0 NOT NULL,
      reports_count integer DEFAULT 0 NOT NULL,
      version integer DEFAULT 1 NOT NULL,
      claimed_by_id integer CONSTRAINT moderation_cases_claimed_by_id_staff_id_fk REFERENCES staff ON DELETE SET NULL,
      claimed_until timestamptz(3),
      opened_at timestamptz(3) NOT NULL,
      first_look_at timestamptz(3),
      resolved_at timestamptz(3),
      anonymous_muted_until timestamptz(3),
      updated_at timestamptz(3) DEFAULT now() NOT NULL,
      created_at timestamptz(3) DEFAULT now() NOT NULL,
      -- None once the target is deleted: the history stays.
      CONSTRAINT moderation_cases_one_target CHECK (num_nonnulls(post_id, comment_id, diary_id, member_id) <= 1)
    );
    CREATE UNIQUE INDEX moderation_cases_one_a_post ON moderation_cases (post_id) WHERE post_id IS NOT NULL;
    CREATE UNIQUE INDEX moderation_cases_one_a_comment ON moderation_cases (comment_id) WHERE comment_id IS NOT NULL;
    CREATE UNIQUE INDEX moderation_cases_one_a_diary ON moderation_cases (diary_id) WHERE diary_id IS NOT NULL;
    CREATE UNIQUE INDEX moderation_cases_one_a_member ON moderation_cases (member_id) WHERE member_id IS NOT NULL;
    -- The queue.
    CREATE INDEX moderation_cases_queue ON moderation_cases (weight DESC NULLS LAST, opened_at, id) WHERE state <> 'resolved';
    CREATE INDEX moderation_cases_claims ON moderation_cases (claimed_until) WHERE state = 'claimed';
    CREATE INDEX moderation_cases_muted ON moderation_cases (anonymous_muted_until)
      WHERE anonymous_muted_until IS NOT NULL;
    CREATE INDEX moderation_cases_claimed_by_idx ON moderation_cases (claimed_by_id);
    CREATE INDEX moderation_cases_updated_at_idx ON moderation_cases (updated_at);
    CREATE INDEX moderation_cases_created_at_idx ON moderation_cases (created_at);
    CREATE INDEX moderation_cases_opened_at_idx ON moderation_cases (opened_at);

    CREATE TABLE moderation_actions (
      id serial PRIMARY KEY,
      case_id integer CONSTRAINT moderation_actions_case_id_moderation_cases_id_fk
        REFERENCES moderation_cases ON DELETE SET NULL,
      kind enum_moderation_actions_kind NOT NULL,
      reason enum_moderation_actions_reason,
      note varchar,
      days integer,
      is_automatic boolean DEFAULT false,
      moderator_id integer CONSTRAINT moderation_actions_moderator_id_staff_id_fk REFERENCES staff ON DELETE SET NULL,
      user_id integer CONSTRAINT moderation_actions_user_id_users_id_fk REFERENCES users ON DELETE SET NULL,
      before jsonb,
      after jsonb,
      undoes_id integer CONSTRAINT moderation_actions_undoes_id_moderation_actions_id_fk
        REFERENCES moderation_actions ON DELETE SET NULL,
      undone_at timestamptz(3),
      appeal_state enum_moderation_actions_appeal_state,
      appeal_text varchar,
      appealed_at timestamptz(3),
      appeal_moderator_id integer CONSTRAINT moderation_actions_appeal_moderator_id_staff_id_fk
        REFERENCES staff ON DELETE SET NULL,
      appeal_answered_at timestamptz(3),
      updated_at timestamptz(3) DEFAULT now() NOT NULL,
      created_at timestamptz(3) DEFAULT now() NOT NULL
    );
    CREATE INDEX moderation_actions_case_idx ON moderation_actions (case_id);
    CREATE INDEX moderation_actions_user_idx ON moderation_actions (user_id);
    CREATE INDEX moderation_actions_moderator_idx ON moderation_actions (moderator_id);
    CREATE INDEX moderation_actions_undoes_idx ON moderation_actions (undoes_id);
    CREATE INDEX moderation_actions_appeal_moderator_idx ON moderation_actions (appeal_moderator_id);
    CREATE INDEX moderation_actions_appealed ON moderation_actions (case_id) WHERE appeal_state = 'open';
    CREATE INDEX moderation_actions_updated_at_idx ON moderation_actions (updated_at);
    CREATE INDEX moderation_actions_created_at_idx ON moderation_actions (created_at);

    CREATE TABLE reports (
      id serial PRIMARY KEY,
      reason enum_reports_reason NOT NULL,
      note varchar,
      user_id integer CONSTRAINT reports_user_id_users_id_fk REFERENCES users ON DELETE SET NULL,
      case_id integer CONSTRAINT reports_case_id_moderation_cases_id_fk REFERENCES moderation_cases ON DELETE CASCADE,
      weight double precision,
      outcome enum_reports_outcome DEFAULT 'pending' NOT NULL,
      decided_by_id integer CONSTRAINT reports_decided_by_id_moderation_actions_id_fk
        REFERENCES moderation_actions ON DELETE SET NULL,
      updated_at timestamptz(3) DEFAULT now() NOT NULL,
      created_at timestamptz(3) DEFAULT now() NOT NULL
    );
    CREATE UNIQUE INDEX reports_once ON reports (case_id, user_id);
    CREATE INDEX reports_user_idx ON reports (user_id);
    CREATE INDEX reports_case_idx ON reports (case_id);
    CREATE INDEX reports_decided_by_idx ON reports (decided_by_id);
    CREATE INDEX reports_updated_at_idx ON reports (updated_at);
    CREATE INDEX reports_created_at_idx ON reports (created_at);

    CREATE TABLE trust_levels (
      user_id integer PRIMARY KEY CONSTRAINT trust_levels_user_id_users_id_fk REFERENCES users ON DELETE CASCADE,
      level smallint NOT NULL CHECK (level BETWEEN 0 AND 3),
      since timestamptz(3) DEFAULT now() NOT NULL
    );

    ALTER TABLE users ADD COLUMN suspended_until timestamptz(3), ADD COLUMN muted_until timestamptz(3);
    ALTER TYPE enum_audit_log_action ADD VALUE IF NOT EXISTS 'moderate';`);
}

/** The value of `enum_audit_log_action` stays: entries may have it, and nobody deletes an entry. */
export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE users DROP COLUMN suspended_until, DROP COLUMN muted_until;
    DROP TABLE trust_levels, reports, moderation_actions, moderation_cases;
    DROP TYPE enum_reports_reason, enum_reports_outcome, enum_moderation_cases_state, enum_moderation_cases_cause,
      enum_moderation_actions_kind, enum_moderation_actions_reason, enum_moderation_actions_appeal_state;`);
}
