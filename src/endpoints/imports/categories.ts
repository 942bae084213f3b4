import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { importCategories, saveImportCategories } from '../../services/imports/process/categories.ts';
import { checkedBody } from '../../services/operations/input/checkedBody.ts';
import { takesBody } from '../operations/guard/bodyKinds.ts';
import { forDietitians } from '../operations/guard/callers.ts';
import { requireDietitian } from '../operations/guard/requireDietitian.ts';
import { takes } from '../operations/guard/routeParameters.ts';
import { jsonOf } from '../operations/jsonOf.ts';
import { privateHeaders } from '../operations/privateHeaders.ts';

const saved = z.strictObject({
  categories: z
    .array(
      z.strictObject({
        source: z.string().min(1).max(200),
        path: z.array(z.string().min(1).max(100)).min(1).max(8),
        category: z.string().min(1).max(100).nullable(),
      }),
    )
    .min(1)
    .max(2_000),
});

/** `GET` and `PUT /api/food-imports/:id/categories`: what the groups of a source are in the catalogue. */
export const categoryEndpoints: readonly Endpoint[] = [
  {
    path: '/:id/categories',
    method: 'get',
    custom: { ...takes({}), ...forDietitians },
    handler: async (req) => {
      requireDietitian(req);
      return Response.json({ docs: await importCategories(req, idOf(req)) }, { headers: privateHeaders });
    },
  },
  {
    path: '/:id/categories',
    method: 'put',
    custom: { ...takesBody('object').custom, ...forDietitians },
    handler: async (req) => {
      requireDietitian(req);
      const { categories } = checkedBody(await jsonOf(req), saved);
      const docs = await saveImportCategories(req, { id: idOf(req), categories });
      return Response.json({ docs }, { headers: privateHeaders });
    },
  },
];

function idOf(req: PayloadRequest): number {
  return Number(req.routeParams?.['id']);
}
