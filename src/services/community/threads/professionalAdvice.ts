import type { PayloadRequest } from 'payload';
import { isDietitian } from '../../../database/community/posts/write.ts';
import { Problem } from '../../../errors/problem.ts';

/**
 * Refuses professional advice of somebody who is no verified dietitian, or who does not give the name.
 *
 * @throws {Problem} `not_a_dietitian` or `anonymous_professional`
 */
export async function refuseUnfoundedAdvice(
  req: PayloadRequest,
  {
    isAnonymous,
    isProfessional,
    user,
  }: { readonly isProfessional?: unknown; readonly isAnonymous?: unknown; readonly user: number },
): Promise<void> {
  if (isProfessional !== true) return;
  const field = 'isProfessional';
  if (!(await isDietitian(req, user))) throw new Problem('not_a_dietitian', { field });
  if (isAnonymous === true) throw new Problem('anonymous_professional', { field });
}
