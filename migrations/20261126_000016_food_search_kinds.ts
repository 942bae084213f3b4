import { type MigrateUpArgs, sql } from '@payloadcms/db-postgres';
import { foodSearchCrossedDown, foodSearchCrossedUp } from '../src/database/search/foodSearchCrossed.sql.ts';
import { foodSearchLeadersDown, foodSearchLeadersUp } from '../src/database/search/foodSearchLeaders.sql.ts';
import { foodSearchListedDown, foodSearchListedUp } from '../src/database/search/foodSearchListed.sql.ts';

/**
 * Upkeep prepares the answers of keywords that a few hundred foods have, and of those of a kind. A database that was migrated
 * before has these functions and their table as they were; one that is new makes them twice.
 */
const upwards = [
  foodSearchListedDown,
  foodSearchCrossedDown,
  foodSearchLeadersDown,
  foodSearchLeadersUp,
  foodSearchCrossedUp,
  foodSearchListedUp,
  'SELECT food_search_upkeep();',
];

export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const statements of upwards) await db.execute(sql.raw(statements));
}

/** What is there answers as the migration before has it. */
export async function down(): Promise<void> {
  await Promise.resolve();
}
