import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';
import { foodSearchBitmapsDown, foodSearchBitmapsUp } from '../src/database/search/foodSearchBitmaps.sql.ts';
import { foodSearchChangesDown, foodSearchChangesUp } from '../src/database/search/foodSearchChanges.sql.ts';
import { foodSearchCrossedDown, foodSearchCrossedUp } from '../src/database/search/foodSearchCrossed.sql.ts';
import { foodSearchFloorsDown, foodSearchFloorsUp } from '../src/database/search/foodSearchFloors.sql.ts';
import { foodSearchLeadersDown, foodSearchLeadersUp } from '../src/database/search/foodSearchLeaders.sql.ts';
import { foodSearchListedDown, foodSearchListedUp } from '../src/database/search/foodSearchListed.sql.ts';
import { foodSearchProbeDown, foodSearchProbeUp } from '../src/database/search/foodSearchProbe.sql.ts';
import { foodSearchGrams } from '../src/database/search/foodSearchQuery.sql.ts';

/** Upkeep prepares the answers of common keywords, and bitmaps for several common words; before, it counted keywords. Functions that became
 * faster are made again: a database that was migrated before has them as they were. */
const upwards = [
  foodSearchGrams,
  foodSearchProbeDown,
  foodSearchProbeUp,
  foodSearchFloorsDown,
  foodSearchChangesUp,
  foodSearchLeadersUp,
  foodSearchBitmapsUp,
  foodSearchCrossedUp,
  foodSearchListedUp,
  'SELECT food_search_upkeep();',
];
const downwards = [
  foodSearchListedDown,
  foodSearchCrossedDown,
  foodSearchBitmapsDown,
  foodSearchLeadersDown,
  foodSearchChangesDown,
  foodSearchFloorsUp,
  'SELECT food_search_upkeep();',
];

export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const statements of upwards) await db.execute(sql.raw(statements));
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  for (const statements of downwards) await db.execute(sql.raw(statements));
}
