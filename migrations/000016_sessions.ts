import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/** What the owner of an account sees of its sessions; the second factor of staff. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE users_sessions ADD COLUMN device varchar, ADD COLUMN last_used_at timestamptz(3);
    ALTER TABLE staff_sessions ADD COLUMN device varchar, ADD COLUMN last_used_at timestamptz(3);
    ALTER TABLE staff ADD COLUMN second_factor boolean DEFAULT false;
    CREATE TABLE staff_second_factors (
      staff_id integer PRIMARY KEY REFERENCES staff ON DELETE CASCADE,
      sealed text NOT NULL,
      -- Empty until the owner has shown a code.
      confirmed_at timestamptz,
      -- The time step of the last code: no code works twice.
      last_step bigint NOT NULL DEFAULT -1,
      -- Keyed hashes of the recovery codes that are left.
      recovery text[] NOT NULL DEFAULT '{}'
    );`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    DROP TABLE staff_second_factors;
    ALTER TABLE staff DROP COLUMN second_factor;
    ALTER TABLE users_sessions DROP COLUMN device, DROP COLUMN last_used_at;
    ALTER TABLE staff_sessions DROP COLUMN device, DROP COLUMN last_used_at;`);
}
