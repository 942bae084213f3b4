import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/** Imports of foods with their state, and the meanings of columns that dietitians have saved. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TYPE enum_food_imports_state AS ENUM (
      'inspecting', 'asking', 'ready', 'previewing', 'previewed', 'queued', 'running', 'paused', 'done', 'rolling-back',
      'rolled-back', 'cancelled', 'failed'
    );
    CREATE TYPE enum_food_imports_origin AS ENUM ('admin', 'command');
    CREATE TYPE enum_food_imports_ends_as AS ENUM ('rolled-back', 'cancelled', 'failed');
    CREATE TABLE food_imports (
      id serial PRIMARY KEY,
      title varchar NOT NULL,
      state enum_food_imports_state DEFAULT 'inspecting' NOT NULL,
      files jsonb,
      stored_files jsonb,
      settings jsonb,
      inspection jsonb,
      open_questions numeric DEFAULT 0 NOT NULL,
      preview_counts jsonb,
      counts jsonb,
      rollback_counts jsonb,
      rows_done numeric,
      total_rows numeric,
      rows_per_second numeric,
      failure jsonb,
      same_as_id integer CONSTRAINT food_imports_same_as_id_food_imports_id_fk
        REFERENCES food_imports ON DELETE SET NULL,
      rows numeric,
      created numeric,
      updated numeric,
      refused numeric,
      started_by_id integer CONSTRAINT food_imports_started_by_id_staff_id_fk REFERENCES staff ON DELETE SET NULL,
      origin enum_food_imports_origin DEFAULT 'admin' NOT NULL,
      ends_as enum_food_imports_ends_as,
      started_at timestamptz(3),
      finished_at timestamptz(3),
      kept_until timestamptz(3),
      pruned_at timestamptz(3),
      updated_at timestamptz(3) DEFAULT now() NOT NULL,
      created_at timestamptz(3) DEFAULT now() NOT NULL
    );
    CREATE INDEX food_imports_state_idx ON food_imports (state);
    CREATE INDEX food_imports_same_as_idx ON food_imports (same_as_id);
    CREATE INDEX food_imports_started_by_idx ON food_imports (started_by_id);
    CREATE INDEX food_imports_updated_at_idx ON food_imports (updated_at);
    CREATE INDEX food_imports_created_at_idx ON food_imports (created_at);

    CREATE TABLE import_mappings (
      id serial PRIMARY KEY,
      name varchar NOT NULL,
      mapping jsonb NOT NULL,
      updated_at timestamptz(3) DEFAULT now() NOT NULL,
      created_at timestamptz(3) DEFAULT now() NOT NULL
    );
    CREATE UNIQUE INDEX import_mappings_name_idx ON import_mappings (name);
    CREATE INDEX import_mappings_updated_at_idx ON import_mappings (updated_at);
    CREATE INDEX import_mappings_created_at_idx ON import_mappings (created_at);`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    DROP TABLE food_imports, import_mappings;
    DROP TYPE enum_food_imports_state, enum_food_imports_origin, enum_food_imports_ends_as;`);
}
