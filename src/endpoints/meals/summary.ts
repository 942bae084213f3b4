import type { Endpoint } from 'payload';
import { takes } from '../operations/guard/routeParameters.ts';
import { summariseMeals } from '../../services/meals/mealSummary.ts';

/** `GET /api/meal-diaries/summary?from=&to=&by=day|week|month` */
export const summaryEndpoint: Endpoint = {
  path: '/summary',
  method: 'get',
  custom: takes({ from: 'text', to: 'text', by: 'text' }),
  handler: async (req) => {
    const { searchParams } = req;
    const [from, to, by] = [searchParams.get('from'), searchParams.get('to'), searchParams.get('by')];
    return Response.json(await summariseMeals({ req, from, to, by }));
  },
};
