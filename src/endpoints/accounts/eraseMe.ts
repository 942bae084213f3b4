import type { Endpoint } from 'payload';
import { eraseMe } from '../../services/accounts/eraseMe.ts';

/** `DELETE /api/users/me`: erases the caller's account for good. */
export const eraseMeEndpoint: Endpoint = {
  path: '/me',
  method: 'delete',
  handler: async (req) => {
    await eraseMe({ req });
    return Response.json({ erased: true }, { headers: { 'cache-control': 'private, no-store' } });
  },
};
