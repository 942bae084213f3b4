import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { mergedFields } from '../../domain/foods/duplicates/mergedFields.ts';
import { Problem } from '../../errors/problem.ts';
import { duplicatesOf, listDuplicates } from '../../services/foods/duplicates/listDuplicates.ts';
import { mergeFoods } from '../../services/foods/duplicates/mergeFoods.ts';
import { checkedBody } from '../../services/operations/input/checkedBody.ts';
import { privateHeaders } from '../operations/privateHeaders.ts';
import { requireDietitian } from '../operations/guard/requireDietitian.ts';
import { takesBody } from '../operations/guard/bodyKinds.ts';
import { forDietitians } from '../operations/guard/callers.ts';
import { takes } from '../operations/guard/routeParameters.ts';
import { jsonOf } from '../operations/jsonOf.ts';

const page = z.object({ cursor: z.string().optional(), limit: z.coerce.number().default(20) });
const foodId = z.int().min(1).max(2_147_483_647);
const merge = z.strictObject({
  into: foodId.optional(),
  from: foodId.optional(),
  fields: z.array(z.enum(mergedFields)).max(mergedFields.length).default([]),
});

/**
 * `GET /api/foods/duplicates?cursor=&limit=` and `/api/foods/:id/duplicates`: foods that are probably the same. `POST
 * /api/foods/:id/merge` with `{into}` or `{from}`, and the `fields` that the food that stays takes from the other one.
 */
export const duplicateEndpoints: readonly Endpoint[] = [
  {
    path: '/duplicates',
    method: 'get',
    custom: { ...takes({ cursor: 'text', limit: { from: 1, to: 100 } }), ...forDietitians },
    handler: async (req) => {
      requireDietitian(req);
      const query = checkedBody(Object.fromEntries(req.searchParams), page);
      return Response.json(await listDuplicates(req, { cursor: query.cursor, limit: query.limit }), {
        headers: privateHeaders,
      });
    },
  },
  {
    path: '/:id/duplicates',
    method: 'get',
    custom: { ...takes({}), ...forDietitians },
    handler: async (req) => {
      requireDietitian(req);
      return Response.json({ docs: await duplicatesOf(req, idOf(req)) }, { headers: privateHeaders });
    },
  },
  {
    path: '/:id/merge',
    method: 'post',
    custom: { ...takesBody('object').custom, ...forDietitians },
    handler: async (req) => {
      requireDietitian(req);
      const { into, from, fields } = checkedBody(await jsonOf(req), merge);
      if (into === undefined && from === undefined) throw new Problem('required', { field: 'into' });
      if (into !== undefined && from !== undefined) throw new Problem('merge_one_other', { field: 'from' });
      const id = idOf(req);
      const doc = await mergeFoods(req, { from: from ?? id, into: into ?? id, fields });
      return Response.json({ doc, merged: from ?? id }, { headers: privateHeaders });
    },
  },
];

function idOf(req: PayloadRequest): number {
  return Number(req.routeParams?.['id']);
}
