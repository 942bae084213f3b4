import { sql } from 'drizzle-orm';
import { runSql, type Transactional } from '../../transaction.ts';

/**
 * Makes the board of a diet with its names and its slug. A board of staff that has the slug already becomes the board of
 * the diet.
 */
export async function insertBoardOfDiet(req: Transactional, diet: number): Promise<void> {
  await runSql(
    req,
    sql`INSERT INTO boards (name, name_en, slug, description, description_en, diet_id)
        SELECT name, name_en, slug, description, description_en, id FROM diets WHERE id = ${diet}
        ON CONFLICT (slug) DO UPDATE SET diet_id = excluded.diet_id WHERE boards.diet_id IS NULL`,
  );
}
