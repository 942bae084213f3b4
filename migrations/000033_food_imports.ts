import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/**
 * What an import leaves: how far it is, its rows for the report, and what takes it back. A food keeps the hash of the
 * row from which it was imported, and the names of the fields that a person has changed since.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE foods ADD COLUMN import_hash bigint, ADD COLUMN hand_set jsonb;
    CREATE INDEX foods_import_hash_idx ON foods (import_hash) WHERE import_hash IS NOT NULL;

    CREATE TABLE food_import_runs (
      import_id integer NOT NULL,
      mode text NOT NULL,
      context text NOT NULL,
      rows_done bigint DEFAULT 0 NOT NULL,
      counts jsonb DEFAULT '{}' NOT NULL,
      is_finished boolean DEFAULT false NOT NULL,
      updated_at timestamptz DEFAULT now() NOT NULL,
      PRIMARY KEY (import_id, mode)
    );
    CREATE TABLE food_import_rows (
      import_id integer NOT NULL,
      mode text NOT NULL,
      n integer NOT NULL,
      file text,
      line integer,
      outcome text NOT NULL,
      food_id integer,
      name text,
      issues jsonb,
      flags text[] DEFAULT '{}' NOT NULL,
      changes jsonb,
      PRIMARY KEY (import_id, mode, n)
    );
    CREATE TABLE food_import_keys (
      import_id integer NOT NULL,
      mode text NOT NULL,
      key bigint NOT NULL,
      n integer NOT NULL,
      file text NOT NULL,
      line integer NOT NULL,
      PRIMARY KEY (import_id, mode, key)
    );
    CREATE TABLE food_import_undo (
      import_id integer NOT NULL,
      food_id integer NOT NULL,
      before jsonb,
      written_at timestamptz DEFAULT now() NOT NULL,
      PRIMARY KEY (import_id, food_id)
    );
    CREATE INDEX food_import_undo_food_idx ON food_import_undo (food_id);
    CREATE TABLE food_import_categories (
      import_id integer NOT NULL,
      category_id integer NOT NULL,
      PRIMARY KEY (import_id, category_id)
    );`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    DROP TABLE food_import_categories, food_import_undo, food_import_keys, food_import_rows, food_import_runs;
    DROP INDEX foods_import_hash_idx;
    ALTER TABLE foods DROP COLUMN import_hash, DROP COLUMN hand_set;`);
}
