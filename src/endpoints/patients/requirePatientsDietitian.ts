import type { PayloadRequest } from 'payload';
import { Problem } from '../../errors/problem.ts';

/**
 * The dietitian who calls. An admin is refused: members share with a person who advises them.
 *
 * @throws {Problem} `authentication_required`, `forbidden`
 */
export function requirePatientsDietitian({ user }: PayloadRequest): { id: number; name: string } {
  if (user === null) throw new Problem('authentication_required');
  if (user.collection !== 'staff' || user.role !== 'dietitian' || user.mustAddSecondFactor === true)
    throw new Problem('forbidden');
  return { id: user.id, name: user.name ?? user.email };
}
