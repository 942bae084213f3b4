import * as collections from './20261123_000001_collections.ts';
import * as jobs from './20261123_000002_jobs.ts';
import * as foodSearch from './20261123_000003_food_search.ts';
import * as rateLimits from './20261123_000004_rate_limits.ts';
import * as constraints from './20261123_000005_constraints.ts';
import * as story from './20261123_000006_story.ts';
import * as meals from './20261123_000007_meals.ts';
import * as catalogue from './20261123_000008_catalogue.ts';
import * as labelReading from './20261126_000009_label_reading.ts';
import * as scanHistory from './20261126_000010_scan_history.ts';
import * as filesToRemove from './20261126_000011_files_to_remove.ts';
import * as foodSearchTable from './20261126_000012_food_search_table.ts';
import * as foodRefreshes from './20261126_000013_food_refreshes.ts';
import * as foodWords from './20261126_000014_food_words.ts';
import * as foodSearchPrepared from './20261126_000015_food_search_prepared.ts';
import * as foodSearchKinds from './20261126_000016_food_search_kinds.ts';
import * as foodSearchKeys from './20261127_000017_food_search_keys.ts';
import * as foodSearchFits from './20261127_000018_food_search_fits.ts';
import * as foodSearchSuitedInOrder from './20261127_000019_food_search_suited_in_order.ts';
import * as personalData from './000005_personal_data.ts';

/** In the order in which they are run; a migration that has landed is never edited. */
export const migrations = [
  { name: '20261123_000001_collections', up: collections.up, down: collections.down },
  { name: '20261123_000002_jobs', up: jobs.up, down: jobs.down },
  { name: '20261123_000003_food_search', up: foodSearch.up, down: foodSearch.down },
  { name: '20261123_000004_rate_limits', up: rateLimits.up, down: rateLimits.down },
  { name: '20261123_000005_constraints', up: constraints.up, down: constraints.down },
  { name: '20261123_000006_story', up: story.up, down: story.down },
  { name: '20261123_000007_meals', up: meals.up, down: meals.down },
  { name: '20261123_000008_catalogue', up: catalogue.up, down: catalogue.down },
  { name: '20261126_000009_label_reading', up: labelReading.up, down: labelReading.down },
  { name: '20261126_000010_scan_history', up: scanHistory.up, down: scanHistory.down },
  { name: '20261126_000011_files_to_remove', up: filesToRemove.up, down: filesToRemove.down },
  { name: '20261126_000012_food_search_table', up: foodSearchTable.up, down: foodSearchTable.down },
  { name: '20261126_000013_food_refreshes', up: foodRefreshes.up, down: foodRefreshes.down },
  { name: '20261126_000014_food_words', up: foodWords.up, down: foodWords.down },
  { name: '20261126_000015_food_search_prepared', up: foodSearchPrepared.up, down: foodSearchPrepared.down },
  { name: '20261126_000016_food_search_kinds', up: foodSearchKinds.up, down: foodSearchKinds.down },
  { name: '20261127_000017_food_search_keys', up: foodSearchKeys.up, down: foodSearchKeys.down },
  { name: '20261127_000018_food_search_fits', up: foodSearchFits.up, down: foodSearchFits.down },
  {
    name: '20261127_000019_food_search_suited_in_order',
    up: foodSearchSuitedInOrder.up,
    down: foodSearchSuitedInOrder.down,
  },
  { name: '000005_personal_data', up: personalData.up, down: personalData.down },
];
