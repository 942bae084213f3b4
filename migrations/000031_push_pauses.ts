import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/** Until when a push service wants no further push for a device (`Retry-After`). */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`ALTER TABLE push_subscriptions ADD COLUMN paused_until timestamptz(3)`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`ALTER TABLE push_subscriptions DROP COLUMN paused_until`);
}
