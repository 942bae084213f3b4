import type pg from 'pg';

/** Reads the meals of a member on a day, without the trash. Each row has its `items`. */
export async function readItemsEatenOn(
  pool: pg.Pool,
  { user, day }: { user: number; day: string },
): Promise<readonly unknown[]> {
  const { rows } = await pool.query(
    'SELECT items FROM meal_diaries WHERE user_id = $1 AND date = $2 AND deleted_at IS NULL',
    [user, day],
  );
  return rows as readonly unknown[];
}
