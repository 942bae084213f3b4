import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/** What holds of the data whatever program writes it, and Payload's fields cannot say. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE users ALTER COLUMN username_key SET NOT NULL;
    ALTER TABLE health_profiles ALTER COLUMN sealed SET NOT NULL;
  `);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE users ALTER COLUMN username_key DROP NOT NULL;
    ALTER TABLE health_profiles ALTER COLUMN sealed DROP NOT NULL;
  `);
}
