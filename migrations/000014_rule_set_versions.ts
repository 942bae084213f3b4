import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/**
 * The highest version number that the rules of each diet have had. A diet that is deleted takes its versions along, but
 * answers that name them stay in diaries and apps.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TABLE rule_set_versions (diet varchar PRIMARY KEY, last integer NOT NULL);
    INSERT INTO rule_set_versions (diet, last)
    SELECT diet, max(version)
      FROM (SELECT slug AS diet, rule_set AS rules FROM diets
             UNION ALL SELECT version_slug, version_rule_set FROM _diets_v) known
     CROSS JOIN LATERAL (
       SELECT CASE WHEN jsonb_typeof(rules -> 'version') = 'number' THEN (rules ->> 'version')::numeric::integer END
     ) numbered (version)
     WHERE diet IS NOT NULL AND version IS NOT NULL
     GROUP BY diet;
    INSERT INTO rule_set_versions (diet, last)
    SELECT diet, rules_version FROM starter_rules WHERE rules_version > 0
        ON CONFLICT (diet) DO UPDATE SET last = greatest(rule_set_versions.last, excluded.last);`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP TABLE rule_set_versions`);
}
