import type { Endpoint } from 'payload';
import { isAdmin } from '../../../access/roles.ts';
import type { AccountCollection } from '../../../domain/accounts/logins/sessions.ts';
import { Problem } from '../../../errors/problem.ts';
import { startResetByStaff } from '../../../services/accounts/credentials/passwordReset.ts';

/**
 * `POST /api/users/:id/password-reset`, for admins: mails the account a link to set a new password. Staff never set or see
 * a password of somebody else.
 */
export function startResetEndpoint(collection: AccountCollection): Endpoint {
  return {
    path: '/:id/password-reset',
    method: 'post',
    handler: async (req) => {
      if (req.user === null) throw new Problem('authentication_required');
      if (!isAdmin({ req })) throw new Problem('forbidden');
      await startResetByStaff(req, { collection, id: Number(req.routeParams?.['id']) });
      return Response.json({ mailSent: true }, { status: 202, headers: { 'cache-control': 'no-store' } });
    },
  };
}
