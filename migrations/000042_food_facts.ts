import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres';

/**
 * The facts of foods as they are judged by, what waits to be judged again, and how far that is. The first refresh
 * fills the facts.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    -- Valid while the food has the same updated_at.
    CREATE TABLE food_facts (
      food_id integer PRIMARY KEY REFERENCES foods ON DELETE CASCADE,
      updated_at timestamptz(3) NOT NULL DEFAULT now(),
      statements text NOT NULL,
      words text NOT NULL
    );
    -- What changed since the last refresh of all foods, written with the change.
    CREATE TABLE food_refresh_scopes (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      scope jsonb NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now()
    );
    -- The refresh that runs, or ran last.
    CREATE TABLE food_refresh_run (
      only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
      version text NOT NULL,
      scopes bigint[] NOT NULL,
      after_id integer NOT NULL,
      done integer NOT NULL,
      total integer NOT NULL,
      reread integer NOT NULL,
      changed integer NOT NULL,
      per_second integer NOT NULL,
      written_at timestamptz NOT NULL DEFAULT now(),
      finished_at timestamptz
    );`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP TABLE food_facts, food_refresh_scopes, food_refresh_run`);
}
