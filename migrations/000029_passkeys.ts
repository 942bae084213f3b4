import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/** The passkeys by which members sign in. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TABLE passkeys (
      id serial PRIMARY KEY,
      user_id integer NOT NULL,
      name varchar NOT NULL,
      credential_id varchar NOT NULL,
      public_key varchar NOT NULL,
      counter numeric DEFAULT 0 NOT NULL,
      is_backed_up boolean DEFAULT false NOT NULL,
      last_used_at timestamp(3) with time zone,
      updated_at timestamp(3) with time zone DEFAULT now() NOT NULL,
      created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
      CONSTRAINT passkeys_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE cascade
    );
    CREATE INDEX passkeys_user_idx ON passkeys (user_id);
    CREATE UNIQUE INDEX passkeys_credential_id_idx ON passkeys (credential_id);
    CREATE INDEX passkeys_updated_at_idx ON passkeys (updated_at);
    CREATE INDEX passkeys_created_at_idx ON passkeys (created_at);
  `);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP TABLE passkeys`);
}
