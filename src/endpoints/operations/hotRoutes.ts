import { diaryThreadRoute, feedRoute, postThreadRoute } from '../community/feeds.ts';
import { scanRoute, suitabilityRoute } from '../suitability/foodSuitability.ts';
import type { HotRoute } from './hotRoute.ts';
import { searchFoodsRoute } from '../search/searchFoods.ts';
import { suggestFoodsRoute } from '../search/suggestFoods.ts';

/** The routes that Express answers itself, before Next. */
export const hotRoutes: readonly HotRoute[] = [
  searchFoodsRoute,
  suggestFoodsRoute,
  scanRoute,
  suitabilityRoute,
  feedRoute,
  postThreadRoute,
  diaryThreadRoute,
];
