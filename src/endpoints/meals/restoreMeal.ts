import type { Endpoint } from 'payload';
import { restoreMeal } from '../../services/meals/restoreMeal.ts';

/** `POST /api/meal-diaries/:id/restore` */
export const restoreMealEndpoint: Endpoint = {
  path: '/:id/restore',
  method: 'post',
  handler: async (req) => {
    const doc = await restoreMeal({ req, diary: Number(req.routeParams?.['id']) });
    return Response.json({ doc });
  },
};
