import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/** What members share with dietitians, and what dietitians write for them. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TYPE enum_sharings_state AS ENUM ('invited', 'claimed', 'active', 'ended');
    CREATE TYPE enum_care_entries_kind AS ENUM ('note', 'limit');
    CREATE TABLE sharings (
      id serial PRIMARY KEY,
      user_id integer NOT NULL,
      staff_id integer,
      dietitian varchar,
      shares_profile boolean DEFAULT false,
      shares_diary boolean DEFAULT false,
      until varchar NOT NULL,
      state enum_sharings_state DEFAULT 'invited' NOT NULL,
      code_hash varchar,
      code_expires_at timestamp(3) with time zone NOT NULL,
      accepted_at timestamp(3) with time zone,
      ended_at timestamp(3) with time zone,
      updated_at timestamp(3) with time zone DEFAULT now() NOT NULL,
      created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
      CONSTRAINT sharings_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE cascade,
      CONSTRAINT sharings_staff_id_staff_id_fk FOREIGN KEY (staff_id) REFERENCES staff (id) ON DELETE set null
    );
    CREATE INDEX sharings_user_idx ON sharings (user_id);
    CREATE INDEX sharings_staff_idx ON sharings (staff_id);
    CREATE UNIQUE INDEX sharings_code_hash_idx ON sharings (code_hash);
    CREATE INDEX sharings_updated_at_idx ON sharings (updated_at);
    CREATE INDEX sharings_created_at_idx ON sharings (created_at);
    CREATE TABLE care_entries (
      id serial PRIMARY KEY,
      user_id integer NOT NULL,
      sharing_id integer NOT NULL,
      staff_id integer,
      dietitian varchar NOT NULL,
      kind enum_care_entries_kind NOT NULL,
      until varchar,
      sealed varchar NOT NULL,
      updated_at timestamp(3) with time zone DEFAULT now() NOT NULL,
      created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
      CONSTRAINT care_entries_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE cascade,
      CONSTRAINT care_entries_sharing_id_sharings_id_fk
        FOREIGN KEY (sharing_id) REFERENCES sharings (id) ON DELETE cascade,
      CONSTRAINT care_entries_staff_id_staff_id_fk FOREIGN KEY (staff_id) REFERENCES staff (id) ON DELETE set null
    );
    CREATE INDEX care_entries_user_idx ON care_entries (user_id);
    CREATE INDEX care_entries_sharing_idx ON care_entries (sharing_id);
    CREATE INDEX care_entries_staff_idx ON care_entries (staff_id);
    CREATE INDEX care_entries_updated_at_idx ON care_entries (updated_at);
    CREATE INDEX care_entries_created_at_idx ON care_entries (created_at);
  `);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    DROP TABLE care_entries, sharings;
    DROP TYPE enum_care_entries_kind, enum_sharings_state;`);
}
