import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';
import {
  foodSearchFrequenciesDown,
  foodSearchFrequenciesUp,
} from '../src/database/search/foodSearchFrequencies.sql.ts';
import { foodSearchFloorsDown, foodSearchFloorsUp } from '../src/database/search/foodSearchFloors.sql.ts';
import { foodSearchIndexDown, foodSearchIndexUp } from '../src/database/search/foodSearchIndex.sql.ts';
import {
  foodSearchMatchingDown,
  foodSearchMatchingUp,
} from '../src/database/search/foodSearchMatching.sql.ts';
import { foodSearchPageDown, foodSearchPageUp } from '../src/database/search/foodSearchPage.sql.ts';
import { foodSearchProbeDown, foodSearchProbeUp } from '../src/database/search/foodSearchProbe.sql.ts';
import { foodSearchQueryDown, foodSearchQueryUp } from '../src/database/search/foodSearchQuery.sql.ts';
import { foodNameGramsDown, foodNameGramsUp } from '../src/database/search/foodSearchSchema.sql.ts';
import { foodSearchTableDown, foodSearchTableUp } from '../src/database/search/foodSearchTable.sql.ts';

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
