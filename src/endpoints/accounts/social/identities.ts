import type { Endpoint } from 'payload';
import { z } from 'zod';
import { Problem } from '../../../errors/problem.ts';
import {
  linkIdentity,
  listIdentities,
  unlinkIdentity,
} from '../../../services/accounts/social/identities.ts';
import { takeProof } from '../../../services/accounts/social/proof.ts';
import { proofTaker } from '../../../services/accounts/social/signIn.ts';
import { takesBody } from '../../operations/guard/bodyKinds.ts';
import { bodyOf, shownBy } from './evidence.ts';
import { privateHeaders } from './privateHeaders.ts';

const withProvider = z.looseObject({ provider: z.string() });

/** `GET /api/users/me/identities`: the sign-ins that lead into the caller's account. */
const listIdentitiesEndpoint: Endpoint = {
  path: '/me/identities',
  method: 'get',
  handler: async (req) => Response.json(await listIdentities(req), { headers: privateHeaders }),
};

/**
 * `POST /api/users/me/identities`: links a sign-in with the caller's account, by the `ticket` of a refused sign-in, or by
 * `provider` and what `POST /api/auth/:provider/token` takes. It needs a fresh login.
 */
const linkIdentityEndpoint: Endpoint = {
  path: '/me/identities',
  method: 'post',
  ...takesBody('object'),
  handler: async (req) => {
    const { provider, ...body } = await bodyOf(req);
    const { bearer, ...shown } = shownBy(req, body);
    if ('ticket' in shown) {
      const [name] = Object.keys(shown.fields);
      if (name !== undefined)
        throw new Problem('unknown_field', { field: name, parameters: { nearest: 'ticket' } });
      const take = () => takeProof(req, { secret: shown.ticket, bearer, field: 'ticket' });
      await linkIdentity(req, () => Promise.resolve(take));
    } else {
      if (!withProvider.safeParse({ provider }).success) throw new Problem('required', { field: 'provider' });
      const { evidence } = shown;
      await linkIdentity(req, () => proofTaker({ req, provider, evidence, bearer }));
    }
    return Response.json(await listIdentities(req), { headers: privateHeaders });
  },
};

/** `DELETE /api/users/me/identities/:id`: unlinks a sign-in. It needs a fresh login. */
const unlinkIdentityEndpoint: Endpoint = {
  path: '/me/identities/:id',
  method: 'delete',
  handler: async (req) => {
    await unlinkIdentity(req, Number(req.routeParams?.['id']));
    return Response.json(await listIdentities(req), { headers: privateHeaders });
  },
};

/** The endpoints of the collection `users` about linked sign-ins. */
export const identityEndpoints: Endpoint[] = [
  listIdentitiesEndpoint,
  linkIdentityEndpoint,
  unlinkIdentityEndpoint,
];
