import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { lockSession } from '../../../database/accounts/sessions.ts';
import { accountCollections } from '../../../domain/accounts/logins/sessions.ts';
import { Problem } from '../../../errors/problem.ts';

const callerShape = z.object({ collection: z.enum(accountCollections), id: z.int(), _sid: z.string() });

/**
 * Keeps the session of the caller alive until the end of the transaction. Payload's refresh reads the account and expects
 * to find the session in it: it fails with 500 when the session has ended a moment before.
 *
 * @throws {Problem} `authentication_required` when the session has ended since the token was checked.
 */
export async function keepSession(req: PayloadRequest): Promise<void> {
  const caller = callerShape.safeParse(req.user).data;
  if (caller === undefined) return; // Payload refuses it.
  if (!(await lockSession(req, caller, caller._sid))) throw new Problem('authentication_required');
}
