import { sql } from 'drizzle-orm';
import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload';
import type { MealDiary } from '../../../payload-types.ts';
import { runSql } from '../../database/transaction.ts';
import { Problem } from '../../errors/problem.ts';

/**
 * Restores a member's diary from the trash. A diary outside the trash is returned unchanged.
 *
 * @throws {Problem} `not_found` for anything but the caller's own diary; `meal_exists` when the member has written
 *   the same meal again (by the unique index).
 */
export async function restoreMeal({
  req,
  diary,
}: {
  req: PayloadRequest;
  diary: number;
}): Promise<MealDiary> {
  if (req.user?.collection !== 'users') throw new Problem('authentication_required');
  const isOwnTransaction = await initTransaction(req);
  try {
    const [row] = await runSql(
      req,
      sql`UPDATE meal_diaries SET deleted_at = NULL WHERE id = ${diary} AND user_id = ${req.user.id} RETURNING id`,
    );
    if (row === undefined) throw new Problem('not_found');
    const meal = await req.payload.findByID({
      collection: 'meal-diaries',
      id: diary,
      overrideAccess: true,
      req,
    });
    if (isOwnTransaction) await commitTransaction(req);
    return meal;
  } catch (error) {
    await killTransaction(req);
    throw error;
  }
}
