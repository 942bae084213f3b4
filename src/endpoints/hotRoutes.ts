import { scanRoute, suitabilityRoute } from './foodSuitability.ts';
import type { HotRoute } from './hotRoute.ts';
import { searchFoodsRoute } from './searchFoods.ts';
import { suggestFoodsRoute } from './suggestFoods.ts';

/** What Express answers by itself, in front of Next. */
export const hotRoutes: readonly HotRoute[] = [
  searchFoodsRoute,
  suggestFoodsRoute,
  scanRoute,
  suitabilityRoute,
];
