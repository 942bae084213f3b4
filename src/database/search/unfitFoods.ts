import { sql } from 'drizzle-orm';
import type pg from 'pg';
import { runSql, type Transactional } from '../transaction.ts';

/** What a food does not suit: the bits of `domain/food-search/unfit.ts`, as PostgreSQL writes a bigint. */
export interface UnfitFood {
  readonly id: number;
  readonly unfit: string;
}

/** {@link UnfitFood} with `updatedAt` of the document from which it was computed. */
export interface JudgedFood extends UnfitFood {
  readonly updatedAt: unknown;
}

/**
 * Keeps what foods do not suit, beside what they are found by, in one statement that writes only what differs. If
 * somebody has changed a food in the meantime, that write has computed it, so the food is left unchanged. The lock keeps
 * others from changing it until the commit.
 *
 * @returns how many have changed.
 */
export async function writeUnfit(req: Transactional, foods: readonly JudgedFood[]): Promise<number> {
  const changed = await runSql(
    req,
    sql`WITH judged AS (
          SELECT foods.id, new.unfit
            FROM jsonb_to_recordset(${JSON.stringify(foods)}::jsonb)
                 AS new (id int, unfit bigint, "updatedAt" timestamptz)
            JOIN foods ON foods.id = new.id AND foods.updated_at = new."updatedAt"
            JOIN food_search ON food_search.food_id = new.id AND food_search.unfit <> new.unfit
           ORDER BY foods.id FOR NO KEY UPDATE OF foods
        )
        UPDATE food_search SET unfit = judged.unfit FROM judged WHERE food_search.food_id = judged.id
     RETURNING food_search.food_id`,
  );
  return changed.length;
}

/** In an import's transaction: {@link searchImported} writes what the triggers of `foods` would. */
export const importedBySelf = `SET LOCAL food_search.by_hand = 'on'`;

/** Makes foods that an import has just written findable, with what they do not suit, in one statement. */
export async function searchImported(client: pg.ClientBase, foods: readonly UnfitFood[]): Promise<void> {
  await client.query('SELECT food_search_write($1)', [
    JSON.stringify(foods.map(({ id, unfit }) => ({ id, unfit }))),
  ]);
}

/** The same for foods that are new. */
export async function searchCreated(client: pg.ClientBase, foods: readonly UnfitFood[]): Promise<void> {
  await client.query('SELECT food_search_add($1::int[], $2::bigint[])', [
    foods.map(({ id }) => id),
    foods.map(({ unfit }) => unfit),
  ]);
}
