import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/**
 * Indexes for the orders in which lists of foods are read. An import gives thousands of foods the same time, so the id
 * decides among them, and an index on the time alone would make each page sort all of them.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE INDEX IF NOT EXISTS foods_updated_at_id_idx ON foods (updated_at, id);
    CREATE INDEX IF NOT EXISTS foods_created_at_id_idx ON foods (created_at, id);`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP INDEX foods_updated_at_id_idx; DROP INDEX foods_created_at_id_idx;`);
}
