import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { maximumReason } from '../../../domain/accounts/audit.ts';
import {
  agreeOpening,
  askOpening,
  readOpenedAuthor,
  refuseOpening,
} from '../../../services/community/anonymity/openings.ts';
import { takesBody } from '../../operations/guard/bodyKinds.ts';
import { forModerators } from '../../operations/guard/callers.ts';
import { jsonOf } from '../../operations/jsonOf.ts';
import { requireModerator } from '../moderation/requireModerator.ts';

const headers = { 'cache-control': 'private, no-store' };

const reason = z.string().trim().min(1).max(maximumReason);
const request = z.strictObject({
  target: z.strictObject({ relationTo: z.enum(['posts', 'comments']), value: z.int().positive() }),
  reason,
});
const refusal = z.strictObject({ reason });

/**
 * Who wrote something anonymously, for two moderators:
 *
 * - `POST /api/anonymity-openings` `{target: {relationTo, value}, reason}` asks for it;
 * - `POST /api/anonymity-openings/:id/agree` is for a second moderator;
 * - `POST /api/anonymity-openings/:id/refuse` `{reason}` refuses it, or takes it back;
 * - `GET /api/anonymity-openings/:id/author` shows the author to both, for a day.
 */
export const openingEndpoints: readonly Endpoint[] = [
  {
    path: '/',
    method: 'post',
    custom: { ...takesBody(request).custom, ...forModerators },
    handler: async (req) => {
      const staff = requireModerator(req);
      const { target, reason } = request.parse(await jsonOf(req));
      const { relationTo: collection, value: id } = target;
      const opening = await askOpening(req, { target: { collection, id }, reason, staff });
      return answer(req, opening, 201);
    },
  },
  {
    path: '/:id/agree',
    method: 'post',
    custom: forModerators,
    handler: async (req) => {
      const [staff, id] = [requireModerator(req), idOf(req)];
      await agreeOpening(req, { id, staff });
      return answer(req, id);
    },
  },
  {
    path: '/:id/refuse',
    method: 'post',
    custom: { ...takesBody(refusal).custom, ...forModerators },
    handler: async (req) => {
      const [staff, id] = [requireModerator(req), idOf(req)];
      const { reason } = refusal.parse(await jsonOf(req));
      await refuseOpening(req, { id, staff, reason });
      return answer(req, id);
    },
  },
  {
    path: '/:id/author',
    method: 'get',
    custom: forModerators,
    handler: async (req) => {
      const [staff, id] = [requireModerator(req), idOf(req)];
      const author = await readOpenedAuthor(req, { id, staff });
      return Response.json({ author: author ?? { deleted: true } }, { headers });
    },
  },
];

async function answer(req: PayloadRequest, id: number, status = 200): Promise<Response> {
  const doc = await req.payload.findByID({
    collection: 'anonymity-openings',
    id,
    depth: 0,
    overrideAccess: false,
    req,
  });
  return Response.json({ doc }, { status, headers });
}

function idOf(req: PayloadRequest): number {
  return Number(req.routeParams?.['id']);
}
