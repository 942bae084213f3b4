import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/**
 * Files are named in `files_to_remove` before they are written, too. The job must not remove such a file before the
 * transaction of the upload has locked its entry.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`ALTER TABLE files_to_remove ADD COLUMN not_before timestamptz NOT NULL DEFAULT now()`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`ALTER TABLE files_to_remove DROP COLUMN not_before`);
}
