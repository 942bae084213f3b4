import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/** What the owner of an account sees of its sessions. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE users_sessions ADD COLUMN device varchar, ADD COLUMN last_used_at timestamptz(3);
    ALTER TABLE staff_sessions ADD COLUMN device varchar, ADD COLUMN last_used_at timestamptz(3);`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE users_sessions DROP COLUMN device, DROP COLUMN last_used_at;
    ALTER TABLE staff_sessions DROP COLUMN device, DROP COLUMN last_used_at;`);
}
