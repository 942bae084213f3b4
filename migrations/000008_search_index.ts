import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/** Drops the index of tokens, which has a limit for its pending lists. `search/tokens.sql` creates it without one. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`DROP INDEX IF EXISTS food_search_tokens_idx`);
}

/** The index stays as it is: the limit decides only how fast writes are. */
export async function down(_: MigrateDownArgs): Promise<void> {}
