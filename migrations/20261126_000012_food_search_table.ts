import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';
import {
  foodSearchFrequenciesDown,
  foodSearchFrequenciesUp,
} from '../src/database/foodSearchFrequencies.sql.ts';
import { foodSearchFloorsDown, foodSearchFloorsUp } from '../src/database/foodSearchFloors.sql.ts';
import { foodSearchIndexDown, foodSearchIndexUp } from '../src/database/foodSearchIndex.sql.ts';
import { foodSearchMatchingDown, foodSearchMatchingUp } from '../src/database/foodSearchMatching.sql.ts';
import { foodSearchPageDown, foodSearchPageUp } from '../src/database/foodSearchPage.sql.ts';
import { foodSearchProbeDown, foodSearchProbeUp } from '../src/database/foodSearchProbe.sql.ts';
import { foodSearchQueryDown, foodSearchQueryUp } from '../src/database/foodSearchQuery.sql.ts';
import { foodNameGramsDown, foodNameGramsUp } from '../src/database/foodSearchSchema.sql.ts';
import { foodSearchTableDown, foodSearchTableUp } from '../src/database/foodSearchTable.sql.ts';

/** Food search reads a table of its own instead of an index on the names of foods. The index is built when it is full. */
const upwards = [
  foodNameGramsDown,
  foodSearchTableUp,
  foodSearchIndexUp,
  foodSearchQueryUp,
  foodSearchFrequenciesUp,
  foodSearchProbeUp,
  foodSearchFloorsUp,
  foodSearchPageUp,
  foodSearchMatchingUp,
  'SELECT food_search_upkeep();',
];
const downwards = [
  foodSearchMatchingDown,
  foodSearchPageDown,
  foodSearchFloorsDown,
  foodSearchProbeDown,
  foodSearchFrequenciesDown,
  foodSearchQueryDown,
  foodSearchIndexDown,
  foodSearchTableDown,
  foodNameGramsUp,
];

export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const statements of upwards) await db.execute(sql.raw(statements));
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  for (const statements of downwards) await db.execute(sql.raw(statements));
}
