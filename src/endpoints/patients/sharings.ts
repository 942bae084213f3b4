import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { Problem } from '../../errors/problem.ts';
import { accept, claim, end } from '../../services/patients/sharings.ts';
import { callerIn } from '../../services/accounts/sessions/ownSessions.ts';
import { checkedBody } from '../../services/operations/input/checkedBody.ts';
import { takesBody } from '../operations/guard/bodyKinds.ts';
import { forDietitians } from '../operations/guard/callers.ts';
import { jsonOf } from '../operations/jsonOf.ts';
import { privateHeaders } from '../operations/privateHeaders.ts';
import { requirePatientsDietitian } from './requirePatientsDietitian.ts';

const claimBody = z.strictObject({ code: z.string().max(100) });

/**
 * The steps of a sharing, after `POST /api/sharings` `{shares: {profile, diary}, until}` by the member has answered its
 * code:
 *
 * - `POST /api/sharings/claim` `{code}` by the dietitian, to whom the member reads it out;
 * - `POST /api/sharings/:id/accept` by the member, who sees the name of the dietitian;
 * - `POST /api/sharings/:id/end` by either.
 */
export const sharingEndpoints: readonly Endpoint[] = [
  {
    path: '/claim',
    method: 'post',
    custom: { ...takesBody(claimBody).custom, ...forDietitians },
    handler: async (req) => {
      const { id: staff, name } = requirePatientsDietitian(req);
      const { code } = checkedBody(await jsonOf(req), claimBody);
      return answer(req, await claim(req, { code, staff, dietitian: name }));
    },
  },
  {
    path: '/:id/accept',
    method: 'post',
    handler: async (req) => {
      const id = idOf(req);
      await accept(req, { id, user: callerIn(req, 'users').id });
      return answer(req, id);
    },
  },
  {
    path: '/:id/end',
    method: 'post',
    handler: async (req) => {
      const id = idOf(req);
      const { user } = req;
      if (user === null) throw new Problem('authentication_required');
      await end(req, {
        id,
        isTheirs: (sharing) =>
          user.collection === 'users' ? sharing.user === user.id : sharing.staff === user.id,
      });
      return answer(req, id);
    },
  },
];

async function answer(req: PayloadRequest, id: number): Promise<Response> {
  const doc = await req.payload.findByID({
    collection: 'sharings',
    id,
    depth: 0,
    overrideAccess: false,
    req,
  });
  return Response.json({ doc }, { headers: privateHeaders });
}

function idOf(req: PayloadRequest): number {
  return Number(req.routeParams?.['id']);
}
