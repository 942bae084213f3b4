import { sql } from 'drizzle-orm';
import { runSql, type Transactional } from '../transaction.ts';

/** Keeps foods from being deleted until the end of the transaction: no foreign key does it for lists. */
export async function holdFoods(req: Transactional, foods: readonly number[]): Promise<void> {
  if (foods.length === 0) return;
  await runSql(
    req,
    sql`SELECT FROM foods WHERE id = ANY (${sql.param([...foods])}::int[]) ORDER BY id FOR KEY SHARE`,
  );
}
