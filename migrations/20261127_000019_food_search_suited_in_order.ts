import { type MigrateUpArgs, sql } from '@payloadcms/db-postgres';
import { foodSearchBitmapsUpkeep } from '../src/database/search/foodSearchBitmaps.sql.ts';
import { foodSearchChangedHits } from '../src/database/search/foodSearchChanges.sql.ts';
import { foodSearchCrossedDown, foodSearchCrossedUp } from '../src/database/search/foodSearchCrossed.sql.ts';
import { foodSearchSuitsMany } from '../src/database/search/foodSearchFits.sql.ts';
import { foodSearchSuitedDown, foodSearchSuitedUp } from '../src/database/search/foodSearchSuited.sql.ts';

/**
 * There are bitmaps of all common tokens, and a search for what suits somebody reads the places that they leave in order. A database that
 * was migrated before has these functions as they were; one that is new makes them twice. Leaders stay as they are.
 */
const upwards = [
  foodSearchSuitedDown,
  foodSearchCrossedDown,
  foodSearchCrossedUp,
  foodSearchSuitedUp,
  foodSearchBitmapsUpkeep,
  foodSearchChangedHits,
  foodSearchSuitsMany,
  'SELECT food_search_bitmaps_upkeep();',
  'SELECT food_search_fits_upkeep();',
];

export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const statements of upwards) await db.execute(sql.raw(statements));
}

/** What is there answers as the migration before has it. */
export async function down(): Promise<void> {
  await Promise.resolve();
}
