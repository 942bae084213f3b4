import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/** Which food stands for another one that was the same, with all that takes the merge back; and the barcodes in order. */
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
    CREATE INDEX foods_listed_barcode_idx ON foods (barcode, id)
      WHERE barcode IS NOT NULL AND deleted_at IS NULL AND kind <> 'custom';`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    DROP TABLE food_merges;
    DROP INDEX foods_listed_barcode_idx;
    DROP INDEX IF EXISTS foods_figures_key_idx, food_search_name_key_idx;`);
}
