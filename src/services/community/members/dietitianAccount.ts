import type { PayloadRequest } from 'payload';
import { idOf } from '../../../domain/community/ids.ts';
import { Problem } from '../../../errors/problem.ts';

/**
 * Checks the staff account that an admin names for a member. Only a dietitian's makes a badge.
 *
 * @throws {Problem} `no_dietitian_account`
 */
export async function requireDietitian(
  req: PayloadRequest,
  { before, account }: { before: unknown; account: unknown },
): Promise<void> {
  const id = idOf(account);
  if (id === undefined || id === idOf(before)) return;
  const staff = await req.payload.findByID({
    collection: 'staff',
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    req,
  });
  // An account that does not exist has its own answer.
  if (staff !== null && staff.role !== 'dietitian')
    throw new Problem('no_dietitian_account', { field: 'dietitian' });
}
