import type { Endpoint } from 'payload';
import { z } from 'zod';
import { newCredential, signedCredential } from '../../services/accounts/passkeys/credentials.ts';
import { logInWithPasskey, passkeyToUse } from '../../services/accounts/passkeys/logIn.ts';
import { forgetPasskey, listPasskeys } from '../../services/accounts/passkeys/ownPasskeys.ts';
import { addPasskey, passkeyToMake } from '../../services/accounts/passkeys/register.ts';
import { takesBody } from '../operations/guard/bodyKinds.ts';
import { withoutLogin } from '../operations/guard/loginCalls.ts';
import { jsonOf } from '../operations/jsonOf.ts';
import { privateHeaders } from './social/privateHeaders.ts';

const made = z.strictObject({ credential: newCredential, name: z.string().trim().min(1).max(60).optional() });
const signed = z.strictObject({ credential: signedCredential });

/**
 * Passkeys of members, below `/api/users`:
 *
 * - `POST /passkey/options`, `POST /passkey`: sign in, and answer as the login with a password does.
 * - `GET /me/passkeys`: the caller's.
 * - `POST /me/passkeys/options`, `POST /me/passkeys`: add one. They need a fresh login.
 * - `DELETE /me/passkeys/:id`: remove one. It needs a fresh login.
 */
export const passkeyEndpoints: Endpoint[] = [
  {
    path: '/passkey/options',
    method: 'post',
    custom: withoutLogin,
    handler: async (req) => Response.json(await passkeyToUse(req), { headers: privateHeaders }),
  },
  {
    path: '/passkey',
    method: 'post',
    custom: { ...takesBody(signed).custom, ...withoutLogin },
    handler: async (req) => {
      const { credential } = signed.parse(await jsonOf(req));
      return Response.json(await logInWithPasskey(req, credential), { headers: privateHeaders });
    },
  },
  {
    path: '/me/passkeys',
    method: 'get',
    handler: async (req) => Response.json(await listPasskeys(req), { headers: privateHeaders }),
  },
  {
    path: '/me/passkeys/options',
    method: 'post',
    handler: async (req) => Response.json(await passkeyToMake(req), { headers: privateHeaders }),
  },
  {
    path: '/me/passkeys',
    method: 'post',
    ...takesBody(made),
    handler: async (req) => {
      await addPasskey(req, { name: undefined, ...made.parse(await jsonOf(req)) });
      return Response.json(await listPasskeys(req), { status: 201, headers: privateHeaders });
    },
  },
  {
    path: '/me/passkeys/:id',
    method: 'delete',
    handler: async (req) => {
      await forgetPasskey(req, Number(req.routeParams?.['id']));
      return Response.json(await listPasskeys(req), { headers: privateHeaders });
    },
  },
];
