import { findCategoryUse } from '../../database/foods/categoryUse.ts';
import type { Transactional } from '../../database/transaction.ts';
import { Problem } from '../../errors/problem.ts';

/**
 * Refuses to delete a category that has narrower ones or that a rule names. Without it, its foods would leave the scope
 * of the rule, and a food that was unsuitable would become suitable.
 *
 * @throws {Problem} `category_in_use` with what uses it.
 */
export async function refuseUsedCategory({ req, id }: { req: Transactional; id: number }): Promise<void> {
  const by = await findCategoryUse(req, id);
  if (by !== undefined) throw new Problem('category_in_use', { parameters: { by } });
}
