import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/**
 * The job `tend-food-search` is now called `refresh-food-search`: a worker claims the names that it knows, so jobs of the
 * old name would wait for ever. The key of a scheduled job begins with its name.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    UPDATE jobs.agenda_jobs SET
      name = 'refresh-food-search',
      unique_key = regexp_replace(unique_key, '^tend-food-search:', 'refresh-food-search:')
    WHERE name = 'tend-food-search'`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    UPDATE jobs.agenda_jobs SET
      name = 'tend-food-search',
      unique_key = regexp_replace(unique_key, '^refresh-food-search:', 'tend-food-search:')
    WHERE name = 'refresh-food-search'`);
}
