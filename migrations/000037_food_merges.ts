import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/**
 * Which food stands for another one that was the same, with all that takes the merge back; the barcodes in order; and the
 * categories that stand for the groups of sources.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TABLE food_merges (
      id serial PRIMARY KEY,
      from_id integer NOT NULL CONSTRAINT food_merges_from_id_foods_id_fk REFERENCES foods ON DELETE CASCADE,
      into_id integer NOT NULL CONSTRAINT food_merges_into_id_foods_id_fk REFERENCES foods ON DELETE CASCADE,
      moved jsonb NOT NULL,
      merged_at timestamptz DEFAULT now() NOT NULL
    );
    CREATE UNIQUE INDEX food_merges_from_idx ON food_merges (from_id);
    CREATE INDEX food_merges_into_idx ON food_merges (into_id);
    CREATE TABLE food_import_groups (
      import_id integer NOT NULL,
      mode text NOT NULL,
      source_name text NOT NULL,
      path text[] NOT NULL,
      rows integer NOT NULL,
      PRIMARY KEY (import_id, mode, source_name, path)
    );
    CREATE TABLE source_categories (
      source_name text NOT NULL,
      path text[] NOT NULL,
      category_id integer NOT NULL REFERENCES food_categories ON DELETE CASCADE,
      PRIMARY KEY (source_name, path)
    );
    CREATE INDEX source_categories_category_idx ON source_categories (category_id);
    CREATE INDEX foods_listed_barcode_idx ON foods (barcode, id)
      WHERE barcode IS NOT NULL AND deleted_at IS NULL AND kind <> 'custom';`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    DROP TABLE food_merges, food_import_groups, source_categories;
    DROP INDEX foods_listed_barcode_idx;
    DROP INDEX IF EXISTS foods_figures_key_idx, food_search_name_key_idx;`);
}
