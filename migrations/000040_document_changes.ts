import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/** Who has changed what in the documents that staff curate, field by field. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TABLE document_changes (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      document_id integer NOT NULL,
      actor_id integer,
      at timestamptz DEFAULT now() NOT NULL,
      -- When the document was last written before: a form that has this state knows nothing of the change.
      based_on timestamptz,
      collection text NOT NULL,
      actor_kind text NOT NULL CHECK (actor_kind IN ('staff', 'import', 'server')),
      actor_name text,
      action text NOT NULL CHECK (action IN ('create', 'update', 'trash', 'restore', 'delete', 'merge', 'undo')),
      changes jsonb NOT NULL
    );
    CREATE INDEX document_changes_document_idx ON document_changes (collection, document_id, id DESC);`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP TABLE document_changes;`);
}
