import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/**
 * A history of consents, the need of a guardian, exports as files, the mail after an erasure, and the list of erasures.
 * The consents that members have given before begin their history.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE users
      ADD COLUMN consents_health_data_ends_at timestamptz(3),
      ADD COLUMN guardian_email varchar,
      ADD COLUMN guardian_needed_until varchar,
      ADD COLUMN guardian_confirmed_at timestamptz(3);
    -- For the job that erases what nothing allows to keep, and forgets guardians.
    CREATE INDEX users_health_data_ends_at ON users (consents_health_data_ends_at)
     WHERE consents_health_data_ends_at IS NOT NULL;
    CREATE INDEX users_guardian ON users (id) WHERE guardian_needed_until IS NOT NULL OR guardian_email IS NOT NULL;

    CREATE TABLE consent_history (
      id serial PRIMARY KEY,
      user_id integer NOT NULL CONSTRAINT consent_history_user_id_users_id_fk REFERENCES users ON DELETE CASCADE,
      purpose varchar NOT NULL,
      version varchar,
      given boolean DEFAULT false NOT NULL,
      at timestamptz(3) NOT NULL
    );
    CREATE INDEX consent_history_user_idx ON consent_history (user_id);
    CREATE INDEX consent_history_latest ON consent_history (user_id, purpose, id DESC);
    INSERT INTO consent_history (user_id, purpose, version, given, at)
    SELECT users.id, purpose, version, true, coalesce(given_at, users.created_at)
      FROM users
     CROSS JOIN LATERAL (VALUES
            (1, 'terms', consents_terms, consents_terms_version, consents_accepted_at),
            (2, 'healthData', consents_health_data, consents_health_data_version, consents_accepted_at),
            (3, 'scanHistory', consents_scan_history, consents_scan_history_version, consents_scan_history_accepted_at),
            (4, 'marketing', marketing_opt_in, '2026-11', NULL)
          ) AS consent (place, purpose, given, version, given_at)
     WHERE given
     ORDER BY users.id, place;

    CREATE TYPE enum_data_exports_state AS ENUM ('waiting', 'running', 'ready');
    CREATE TABLE data_exports (
      id serial PRIMARY KEY,
      user_id integer NOT NULL CONSTRAINT data_exports_user_id_users_id_fk REFERENCES users ON DELETE RESTRICT,
      state enum_data_exports_state DEFAULT 'waiting' NOT NULL,
      progress numeric DEFAULT 0,
      expires_at timestamptz(3),
      updated_at timestamptz(3) DEFAULT now() NOT NULL,
      created_at timestamptz(3) DEFAULT now() NOT NULL,
      url varchar,
      thumbnail_u_r_l varchar,
      filename varchar,
      mime_type varchar,
      filesize numeric,
      width numeric,
      height numeric
    );
    CREATE INDEX data_exports_user_idx ON data_exports (user_id);
    CREATE INDEX data_exports_updated_at_idx ON data_exports (updated_at);
    CREATE INDEX data_exports_created_at_idx ON data_exports (created_at);
    CREATE UNIQUE INDEX data_exports_filename_idx ON data_exports (filename);
    -- One at a time for each member.
    CREATE UNIQUE INDEX data_exports_unfinished ON data_exports (user_id) WHERE state <> 'ready';

    -- The last mail to somebody who has no account any more. The row goes with the sending of the mail.
    CREATE TABLE farewell_mails (
      id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      -- The address and the language, sealed.
      recipient text NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now()
    );

    -- Keyed hashes of erased accounts. A file has them, too, because a restored backup brings back the accounts.
    CREATE TABLE erased_accounts (
      hash text PRIMARY KEY,
      erased_at timestamptz NOT NULL DEFAULT now()
    );`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    DROP TABLE erased_accounts;
    DROP TABLE farewell_mails;
    DROP TABLE data_exports;
    DROP TYPE enum_data_exports_state;
    DROP TABLE consent_history;
    DROP INDEX users_guardian;
    DROP INDEX users_health_data_ends_at;
    ALTER TABLE users
      DROP COLUMN guardian_confirmed_at,
      DROP COLUMN guardian_needed_until,
      DROP COLUMN guardian_email,
      DROP COLUMN consents_health_data_ends_at;`);
}
