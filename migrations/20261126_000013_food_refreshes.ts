import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/**
 * By which rules and which dictionary all foods were last judged, so that it is done again only when they have changed;
 * and the way to the best known foods of a category, for alternatives to what was scanned.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TABLE food_refreshes (
      only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
      version text NOT NULL,
      finished_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX food_search_category_idx ON food_search (category_id, popularity DESC, food_id) WHERE is_listed;`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP INDEX food_search_category_idx; DROP TABLE food_refreshes;`);
}
