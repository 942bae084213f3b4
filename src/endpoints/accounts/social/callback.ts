import type { Endpoint, PayloadRequest } from 'payload';
import { finishAtProvider } from '../../../services/accounts/social/finishAtProvider.ts';
import { isReachedByHttps } from '../../../services/accounts/social/providerSettings.ts';
import { takesBody } from '../../operations/guard/bodyKinds.ts';
import { takesAnyParameters } from '../../operations/guard/routeParameters.ts';
import { browserOf } from './browserCookie.ts';
import { privateHeaders } from './privateHeaders.ts';

/** `GET /api/auth/:provider/callback`: the browser comes back from the provider. */
export const callbackEndpoint: Endpoint = {
  path: '/auth/:provider/callback',
  method: 'get',
  custom: takesAnyParameters,
  handler: (req) => finish(req, req.searchParams),
};

/** `POST /api/auth/:provider/callback`: the same with a form, as Apple does it. */
export const callbackFormEndpoint: Endpoint = {
  path: '/auth/:provider/callback',
  method: 'post',
  ...takesBody('foreign-form'),
  handler: async (req) => finish(req, new URLSearchParams(await req.text?.())),
};

async function finish(req: PayloadRequest, answer: URLSearchParams): Promise<Response> {
  const provider = String(req.routeParams?.['provider']);
  const { address, code } = await finishAtProvider({
    req,
    provider,
    answer,
    browser: browserOf(req.headers, { provider, isHttps: isReachedByHttps() }),
  });
  return address === undefined
    ? Response.json({ code }, { headers: privateHeaders })
    : new Response(null, { status: 303, headers: { ...privateHeaders, location: address } });
}
