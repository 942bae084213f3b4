import type { Endpoint } from 'payload';
import { searchFoods } from '../../services/search/searchFoods.ts';
import { toEndpoint, type HotRoute } from '../operations/hotRoute.ts';

/** `GET /api/foods/search?q=&kind=&category=&suitable=&cursor=&limit=` */
export const searchFoodsRoute: HotRoute = {
  collection: 'foods',
  path: '/search',
  handle: async ({ url, caller }) => searchFoods({ parameters: url.searchParams, caller: await caller() }),
};

export const searchFoodsEndpoint: Endpoint = toEndpoint(searchFoodsRoute);
