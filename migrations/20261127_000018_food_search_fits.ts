import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';
import { foodSearchCrossedDown, foodSearchCrossedUp } from '../src/database/search/foodSearchCrossed.sql.ts';
import { foodSearchFitsDown, foodSearchFitsUp } from '../src/database/search/foodSearchFits.sql.ts';
import { foodSearchSuitedDown, foodSearchSuitedUp } from '../src/database/search/foodSearchSuited.sql.ts';

/**
 * A search for what suits somebody asks bitmaps where hardly any food does. A database that was migrated before has the functions of
 * crossed bitmaps as they were; one that is new makes them twice.
 */
const upwards = [
  foodSearchCrossedDown,
  foodSearchCrossedUp,
  foodSearchFitsUp,
  foodSearchSuitedUp,
  'SELECT food_search_upkeep();',
];

export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const statements of upwards) await db.execute(sql.raw(statements));
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  for (const statements of [foodSearchSuitedDown, foodSearchFitsDown]) await db.execute(sql.raw(statements));
}
