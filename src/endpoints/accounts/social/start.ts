import type { Endpoint } from 'payload';
import { isReachedByHttps } from '../../../services/accounts/social/providerSettings.ts';
import { startSignIn } from '../../../services/accounts/social/startSignIn.ts';
import { withoutLogin } from '../../operations/guard/loginCalls.ts';
import { takes } from '../../operations/guard/routeParameters.ts';
import { browserCookie, browserOf, newBrowser } from './browserCookie.ts';
import { privateHeaders } from './privateHeaders.ts';

/**
 * `GET /api/auth/:provider?returnTo=&state=&codeChallenge=`: sends the browser to the provider. An app that gives a
 * `codeChallenge` (S256 of RFC 7636) alone can use the code that comes back; without it, only this browser can.
 */
export const startSignInEndpoint: Endpoint = {
  path: '/auth/:provider',
  method: 'get',
  custom: { ...takes({ returnTo: 'text', state: 'text', codeChallenge: 'text' }), ...withoutLogin },
  handler: async (req) => {
    const provider = String(req.routeParams?.['provider']);
    const isHttps = isReachedByHttps();
    // One secret for all tabs, so that a sign-in in one tab does not end that in another.
    const secret = browserOf(req.headers, { provider, isHttps }) ?? newBrowser();
    const address = await startSignIn({
      req,
      provider,
      browser: secret,
      parameters: Object.fromEntries(req.searchParams),
    });
    return new Response(null, {
      status: 302,
      headers: {
        ...privateHeaders,
        location: address.href,
        'set-cookie': browserCookie({ provider, secret, isHttps }),
      },
    });
  },
};
