import type { Endpoint } from 'payload';
import type { AccountCollection } from '../../domain/accounts/logins/sessions.ts';
import {
  endOwnSession,
  endOwnSessions,
  listOwnSessions,
} from '../../services/accounts/sessions/ownSessions.ts';
import { takes } from '../operations/guard/routeParameters.ts';

const headers = { 'cache-control': 'private, no-store' };

/**
 * The caller's own sessions, for each collection of accounts:
 *
 * - `GET /me/sessions` lists them with device and last use;
 * - `DELETE /me/sessions/:session` ends one;
 * - `DELETE /me/sessions` ends all, with `?keepCurrent=true` all others.
 */
export function sessionEndpoints(collection: AccountCollection): Endpoint[] {
  return [
    {
      path: '/me/sessions',
      method: 'get',
      handler: async (req) => Response.json({ docs: await listOwnSessions(req, collection) }, { headers }),
    },
    {
      path: '/me/sessions/:session',
      method: 'delete',
      handler: async (req) => {
        await endOwnSession(req, { collection, session: String(req.routeParams?.['session']) });
        return Response.json({ ended: 1 }, { headers });
      },
    },
    {
      path: '/me/sessions',
      method: 'delete',
      custom: takes({ keepCurrent: 'truth-value' }),
      handler: async (req) => {
        const keepsCurrent = req.searchParams.get('keepCurrent') === 'true';
        return Response.json({ ended: await endOwnSessions(req, { collection, keepsCurrent }) }, { headers });
      },
    },
  ];
}
