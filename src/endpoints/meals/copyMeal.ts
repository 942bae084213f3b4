import type { Endpoint } from 'payload';
import { copyMeal } from '../../services/meals/copyMeal.ts';
import { jsonOf } from '../operations/jsonOf.ts';

/** `POST /api/meal-diaries/:id/copy` with `{date, mealType?}` */
export const copyMealEndpoint: Endpoint = {
  path: '/:id/copy',
  method: 'post',
  // Any JSON object: the service checks it.
  custom: { body: { kind: 'object', isOptional: true } },
  handler: async (req) => {
    const doc = await copyMeal({ req, diary: Number(req.routeParams?.['id']), input: await jsonOf(req) });
    return Response.json({ doc }, { status: 201 });
  },
};
