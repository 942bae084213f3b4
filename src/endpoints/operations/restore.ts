import type { Endpoint } from 'payload';
import { restoreDocument } from '../../services/operations/trash/restoreDocument.ts';
import { collectionOf } from './collectionOf.ts';

/** `POST /api/<collection>/:id/restore`, for every collection with a trash. */
export const restoreEndpoint: Endpoint = {
  path: '/:id/restore',
  method: 'post',
  handler: async (req) => {
    const doc = await restoreDocument({
      req,
      collection: collectionOf(req),
      id: Number(req.routeParams?.['id']),
    });
    return Response.json({ doc });
  },
};
