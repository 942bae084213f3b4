import type { PayloadRequest } from 'payload';
import { isDietitian } from '../../../access/roles.ts';
import { Problem } from '../../../errors/problem.ts';

/**
 * The id of the dietitian or admin who calls.
 *
 * @throws {Problem} `authentication_required`, `forbidden`
 */
export function requireDietitian(req: PayloadRequest): number {
  if (req.user === null) throw new Problem('authentication_required');
  if (req.user.collection !== 'staff' || !isDietitian({ req })) throw new Problem('forbidden');
  return req.user.id;
}
