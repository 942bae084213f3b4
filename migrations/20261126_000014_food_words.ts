import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';
import { foodWordsDown, foodWordsUp } from '../src/database/search/foodWords.sql.ts';

/** Words for completing and correcting what somebody types into the food search. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(foodWordsUp));
  await db.execute(sql`SELECT food_words_upkeep()`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql.raw(foodWordsDown));
}
