import type { Endpoint } from 'payload';
import { eraseMe } from '../../services/accounts/eraseMe.ts';
import { takes } from '../operations/guard/routeParameters.ts';

/**
 * `DELETE /api/users/me`: erases the caller's account for good; with `?anonymousTexts=true` also what the caller wrote
 * anonymously.
 */
export const eraseMeEndpoint: Endpoint = {
  path: '/me',
  method: 'delete',
  custom: takes({ anonymousTexts: 'truth-value' }),
  handler: async (req) => {
    await eraseMe({ req, deletesAnonymous: req.searchParams.get('anonymousTexts') === 'true' });
    return Response.json({ erased: true }, { headers: { 'cache-control': 'private, no-store' } });
  },
};
