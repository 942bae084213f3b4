import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/** Accounts at other providers by which members sign in, and what lies between two calls of a sign-in. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TYPE enum_identities_provider AS ENUM ('kakao', 'naver', 'google', 'apple');
    CREATE TABLE identities (
      id serial PRIMARY KEY,
      user_id integer NOT NULL,
      provider enum_identities_provider NOT NULL,
      subject varchar NOT NULL,
      email varchar,
      updated_at timestamp(3) with time zone DEFAULT now() NOT NULL,
      created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
      CONSTRAINT identities_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE cascade
    );
    CREATE INDEX identities_user_idx ON identities (user_id);
    CREATE INDEX identities_updated_at_idx ON identities (updated_at);
    CREATE INDEX identities_created_at_idx ON identities (created_at);
    CREATE UNIQUE INDEX provider_subject_idx ON identities (provider, subject);

    CREATE TABLE sign_in_steps (
      -- A keyed hash of the kind of step and of its secret: the state, the code, the ticket, or an ID token that was used.
      key_hash text PRIMARY KEY,
      -- Sealed, because it says who somebody is. Empty for an ID token.
      sealed text,
      expires_at timestamptz NOT NULL
    );
    CREATE INDEX sign_in_steps_expires_at ON sign_in_steps (expires_at);
  `);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    DROP TABLE sign_in_steps;
    DROP TABLE identities;
    DROP TYPE enum_identities_provider;
  `);
}
