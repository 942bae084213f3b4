import type { Endpoint } from 'payload';
import { suggestFoods } from '../../services/search/suggestFoods.ts';
import { toEndpoint, type HotRoute } from '../operations/hotRoute.ts';

/** `GET /api/foods/suggest?q=` */
export const suggestFoodsRoute: HotRoute = {
  collection: 'foods',
  path: '/suggest',
  parameters: { q: 'text' },
  handle: async ({ url, caller }) =>
    suggestFoods({ parameters: url.searchParams, viewer: (await caller())?.member }),
};

export const suggestFoodsEndpoint: Endpoint = toEndpoint(suggestFoodsRoute);
