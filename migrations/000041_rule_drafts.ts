import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/**
 * The draft of the rules of a diet, beside those that judge. It is not a column of the diet: saving it changes neither the
 * diet nor its version, and no food is judged again.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TABLE rule_drafts (
      diet_id integer PRIMARY KEY REFERENCES diets ON DELETE CASCADE,
      rule_set jsonb NOT NULL,
      hash text NOT NULL,
      based_on_version integer NOT NULL,
      authors jsonb NOT NULL,
      signature jsonb,
      changed_by jsonb NOT NULL,
      changed_at timestamptz DEFAULT now() NOT NULL
    )`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP TABLE rule_drafts`);
}
