import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/** Files whose rows are gone, until a job has removed them: written with the deletion of the rows, or not at all. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TABLE files_to_remove (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      -- The upload collection whose folder the file is in.
      collection text NOT NULL,
      filename text NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now()
    );
  `);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP TABLE files_to_remove;`);
}
