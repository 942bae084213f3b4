import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { isAdmin } from '../../access/roles.ts';
import { Problem } from '../../errors/problem.ts';
import {
  beginSetup,
  finishSetup,
  removeFactorOf,
  removeOwnFactor,
} from '../../services/accounts/secondFactor/setUp.ts';
import { inTransaction } from '../../services/operations/writes/inTransaction.ts';
import { takesBody } from '../operations/guard/bodyKinds.ts';

const headers = { 'cache-control': 'private, no-store' };
const withCode = z.strictObject({ otp: z.string().min(1).max(40) });

/**
 * The second factor of staff, after a login of the last minutes:
 *
 * - `POST /api/staff/me/second-factor` begins to set it up, and shows the secret;
 * - `POST /api/staff/me/second-factor/confirm` with `{otp}` turns it on, and shows the recovery codes;
 * - `DELETE /api/staff/me/second-factor` with `{otp}` turns it off;
 * - `DELETE /api/staff/:id/second-factor` is for an admin, when a colleague has lost the phone.
 */
export const secondFactorEndpoints: readonly Endpoint[] = [
  {
    path: '/me/second-factor',
    method: 'post',
    handler: (req) => answer(req, () => beginSetup(req), 201),
  },
  {
    path: '/me/second-factor/confirm',
    method: 'post',
    ...takesBody(withCode),
    handler: (req) => answer(req, async () => ({ recoveryCodes: await finishSetup(req, await codeOf(req)) })),
  },
  {
    path: '/me/second-factor',
    method: 'delete',
    ...takesBody(withCode),
    handler: (req) =>
      answer(req, async () => {
        await removeOwnFactor(req, await codeOf(req));
        return { secondFactor: false };
      }),
  },
  {
    path: '/:id/second-factor',
    method: 'delete',
    handler: (req) =>
      answer(req, async () => {
        if (!isAdmin({ req })) throw new Problem('forbidden');
        await removeFactorOf(req, Number(req.routeParams?.['id']));
        return { secondFactor: false };
      }),
  },
];

async function answer(req: PayloadRequest, act: () => Promise<object>, status = 200): Promise<Response> {
  if (req.user === null) throw new Problem('authentication_required');
  return Response.json(await inTransaction(req, act), { status, headers });
}

async function codeOf(req: PayloadRequest): Promise<string> {
  return withCode.parse(await req.json?.()).otp;
}
