import type { Endpoint } from 'payload';
import { providerLabels } from '../../../domain/accounts/social/providers.ts';
import { enabledProviders } from '../../../services/accounts/social/providerSettings.ts';
import { withoutLogin } from '../../operations/guard/loginCalls.ts';

/**
 * `GET /api/auth/providers`: the providers that this server has enabled, for the buttons. `web`: sign-in in a browser;
 * `app`: with the provider's SDK in an app.
 */
export const listProvidersEndpoint: Endpoint = {
  path: '/auth/providers',
  method: 'get',
  custom: withoutLogin,
  handler: () =>
    Response.json({
      providers: enabledProviders().map(({ audiences, client, name }) => ({
        provider: name,
        name: providerLabels[name],
        web: client === undefined ? null : `/api/auth/${name}`,
        app: name === 'naver' || audiences.length > 0 ? `/api/auth/${name}/token` : null,
      })),
    }),
};
