import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/**
 * Jobs that are tried for a time instead of a number of attempts need to know since when they fail. The row of
 * `readiness` is written to find out whether the database takes writes.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE jobs.agenda_jobs ADD COLUMN failing_since timestamptz;
    CREATE TABLE readiness (id smallint PRIMARY KEY CHECK (id = 1), written_at timestamptz NOT NULL)
      WITH (fillfactor = 10);`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    DROP TABLE readiness;
    ALTER TABLE jobs.agenda_jobs DROP COLUMN failing_since;`);
}
