import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { runSql, type Transactional } from '../transaction.ts';

export type CategoryUse = 'food-categories' | 'diets';

/**
 * One kind of record that depends on a category (a category below it, or a rule of a diet that names it); undefined when
 * there is none.
 */
export async function findCategoryUse(req: Transactional, id: number): Promise<CategoryUse | undefined> {
  const rows = await runSql(
    req,
    sql`SELECT used.by FROM food_categories own, LATERAL (
          SELECT 'food-categories' AS by FROM food_categories WHERE parent_id = own.id
          UNION ALL SELECT 'diets' FROM diets
           WHERE jsonb_path_exists(
             rule_set, '$.rules[*].*[*] ? (@ == $slug)', jsonb_build_object('slug', coalesce(own.slug, ''))
           )
        ) AS used
        WHERE own.id = ${id} LIMIT 1`,
  );
  return z.array(z.object({ by: z.enum(['food-categories', 'diets']) })).parse(rows)[0]?.by;
}
