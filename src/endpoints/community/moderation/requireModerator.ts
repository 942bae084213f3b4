import type { PayloadRequest } from 'payload';
import { isModerator } from '../../../access/roles.ts';
import { Problem } from '../../../errors/problem.ts';

/**
 * The id of the moderator or admin who calls.
 *
 * @throws {Problem} `authentication_required`, `forbidden`
 */
export function requireModerator(req: PayloadRequest): number {
  if (req.user === null) throw new Problem('authentication_required');
  if (req.user.collection !== 'staff' || !isModerator({ req })) throw new Problem('forbidden');
  return req.user.id;
}
