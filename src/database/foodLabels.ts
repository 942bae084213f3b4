import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { AllergenFacts } from '../domain/suitability/facts.ts';
import { runSql, type Transactional } from './transaction.ts';

/** The printed texts of a food, and what was read in them. */
export interface FoodLabel {
  readonly id: number;
  readonly allergenText: string | null;
  readonly ingredientsText: string | null;
  /** As PostgreSQL writes it; names the state that was read. */
  readonly updatedAt: string;
}

const labels = z.array(
  z.object({
    id: z.int(),
    allergenText: z.string().nullable(),
    ingredientsText: z.string().nullable(),
    updatedAt: z.string(),
  }),
);

/**
 * Foods whose allergens come from their texts, in the order of their ids, those in the trash as well: they may come back.
 *
 * @param of.after the last id of the page before; 0 for the first one.
 */
export async function readFoodLabels(
  req: Transactional,
  of: { after: number; limit: number },
): Promise<FoodLabel[]> {
  const rows = await runSql(
    req,
    sql`SELECT id, allergen_text AS "allergenText", ingredients_text AS "ingredientsText",
               updated_at::text AS "updatedAt"
          FROM foods
         WHERE id > ${of.after} AND allergens_from = 'texts'
         ORDER BY id LIMIT ${of.limit}`,
  );
  return labels.parse(rows);
}

/**
 * Writes allergens that were read anew, in one statement, where they differ. A food that somebody has changed meanwhile
 * was read by that write and is left alone.
 *
 * @returns how many foods have changed.
 */
export async function writeFoodAllergens(
  req: Transactional,
  read: readonly (Pick<FoodLabel, 'id' | 'updatedAt'> & { readonly allergens: AllergenFacts | null })[],
): Promise<number> {
  const changed = await runSql(
    req,
    sql`UPDATE foods SET allergens = new.allergens, updated_at = now()
          FROM jsonb_to_recordset(${JSON.stringify(read)}::jsonb) AS new (id int, "updatedAt" text, allergens jsonb)
         WHERE foods.id = new.id AND foods.updated_at::text = new."updatedAt" AND foods.allergens_from = 'texts'
           AND foods.allergens IS DISTINCT FROM nullif(new.allergens, 'null'::jsonb)
     RETURNING foods.id`,
  );
  return changed.length;
}
