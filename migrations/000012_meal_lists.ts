import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/** Indexes for the list of shared meals, and for the job that computes totals which still wait. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE INDEX IF NOT EXISTS meal_diaries_shared ON meal_diaries (date DESC, id DESC)
      WHERE is_public AND deleted_at IS NULL;
    CREATE INDEX IF NOT EXISTS meal_diaries_pending ON meal_diaries (id)
      WHERE nutrition ->> 'status' IS DISTINCT FROM 'ready';
  `);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP INDEX IF EXISTS meal_diaries_shared, meal_diaries_pending`);
}
