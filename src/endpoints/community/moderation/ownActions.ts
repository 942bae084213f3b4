import type { Endpoint } from 'payload';
import { z } from 'zod';
import { parameterForms } from '../../../domain/operations/query/parameters.ts';
import { listOwnActions } from '../../../services/community/moderation/cases/ownActions.ts';
import { takes } from '../../operations/guard/routeParameters.ts';

const query = z.object({
  limit: z.coerce.number().default(20),
  before: z.coerce.number().optional(),
});

/**
 * `GET /api/moderation-actions/mine?limit=&before=`: what moderators decided about the caller and what the caller wrote,
 * the newest first, with what can be appealed.
 */
export const ownActionsEndpoint: Endpoint = {
  path: '/mine',
  method: 'get',
  custom: takes({ limit: parameterForms.limit, before: { from: 1, to: 2_147_483_647 } }),
  handler: async (req) => {
    const { limit, before } = query.parse(Object.fromEntries(req.searchParams));
    return Response.json(await listOwnActions(req, { limit, before }), {
      headers: { 'cache-control': 'private, no-store' },
    });
  },
};
