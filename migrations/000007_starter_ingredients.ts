import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/**
 * When each ingredient of the shipped dictionary was loaded last, so that a newer dictionary replaces it where no staff
 * edited it. Ingredients that were never written again since the catalogue was loaded are the shipped ones.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TABLE starter_ingredients (
      name text PRIMARY KEY,
      updated_at timestamptz NOT NULL
    );
    INSERT INTO starter_ingredients (name, updated_at)
      SELECT name, updated_at FROM ingredients
      WHERE updated_at = created_at AND created_at <= (SELECT max(loaded_at) FROM catalogue_loads);
  `);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP TABLE starter_ingredients`);
}
