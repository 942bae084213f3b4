import type { Endpoint } from 'payload';
import { parameterForms } from '../../domain/operations/query/parameters.ts';
import { searchFoods } from '../../services/search/searchFoods.ts';
import { toEndpoint, type HotRoute } from '../operations/hotRoute.ts';

/** `GET /api/foods/search?q=&kind=&category=&suitable=&fields=&cursor=&limit=` */
export const searchFoodsRoute: HotRoute = {
  collection: 'foods',
  path: '/search',
  parameters: {
    q: 'text',
    kind: 'text',
    category: 'text',
    suitable: 'truth-value',
    fields: 'list',
    cursor: 'text',
    limit: parameterForms.limit,
  },
  handle: async ({ url, caller }) => searchFoods({ parameters: url.searchParams, caller: await caller() }),
};

export const searchFoodsEndpoint: Endpoint = toEndpoint(searchFoodsRoute);
