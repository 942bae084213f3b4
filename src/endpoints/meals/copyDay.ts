import type { Endpoint } from 'payload';
import { copyDay } from '../../services/meals/copyDay.ts';
import { jsonOf } from '../operations/jsonOf.ts';

/** `POST /api/meal-diaries/copy-day` with `{from, to}` */
export const copyDayEndpoint: Endpoint = {
  path: '/copy-day',
  method: 'post',
  // Any JSON object: the service checks it.
  custom: { body: { kind: 'object', isOptional: true } },
  handler: async (req) => {
    const docs = await copyDay({ req, input: await jsonOf(req) });
    // Each copy noted its tag, but the answer is about several documents.
    req.responseHeaders?.delete('etag');
    return Response.json({ docs }, { status: 201 });
  },
};
