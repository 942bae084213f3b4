import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/**
 * The starter rules that were loaded last for each diet, so that a newer version replaces them where no staff changed
 * them. Diets that exist since before the first start are starter diets: their rules were version 1, and their texts are
 * unchanged when the document was never written again.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TABLE starter_rules (
      diet text PRIMARY KEY,
      fingerprint text NOT NULL,
      rules_version integer NOT NULL,
      document_updated_at timestamptz
    );
    INSERT INTO starter_rules (diet, fingerprint, rules_version, document_updated_at)
      SELECT slug, '', 1, CASE WHEN updated_at < created_at + interval '1 second' THEN updated_at END
        FROM diets WHERE created_at <= (SELECT min(loaded_at) FROM catalogue_loads);
  `);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP TABLE starter_rules`);
}
