import { scanRoute, suitabilityRoute } from './foodSuitability.ts';
import type { HotRoute } from './hotRoute.ts';
import { searchFoodsRoute } from './searchFoods.ts';

/** What Express answers by itself, in front of Next. */
export const hotRoutes: readonly HotRoute[] = [searchFoodsRoute, scanRoute, suitabilityRoute];
