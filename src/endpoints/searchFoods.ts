import type { Endpoint } from 'payload';
import { searchFoods } from '../services/searchFoods.ts';
import { asEndpoint, type HotRoute } from './hotRoute.ts';

/** `GET /api/foods/search?q=&kind=&category=&cursor=&limit=` */
export const searchFoodsRoute: HotRoute = {
  collection: 'foods',
  path: '/search',
  handle: async ({ url, member }) => {
    const answer = await searchFoods({ parameters: url.searchParams, viewer: await member() });
    return Response.json(answer, { headers: { 'cache-control': 'no-store' } });
  },
};

export const searchFoodsEndpoint: Endpoint = asEndpoint(searchFoodsRoute);
