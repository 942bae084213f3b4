import { type MigrateUpArgs, sql } from '@payloadcms/db-postgres';
import { foodSearchCrossedDown, foodSearchCrossedUp } from '../src/database/search/foodSearchCrossed.sql.ts';
import { foodSearchRarest } from '../src/database/search/foodSearchFrequencies.sql.ts';
import { foodSearchLeadersDown, foodSearchLeadersUp } from '../src/database/search/foodSearchLeaders.sql.ts';
import { foodSearchListedDown, foodSearchListedUp } from '../src/database/search/foodSearchListed.sql.ts';

/**
 * The index is asked only for what makes the answer fewer, and upkeep prepares three words as they stand in names, too. A database
 * that was migrated before has these functions as they were; one that is new makes them twice.
 */
const upwards = [
  foodSearchRarest,
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
