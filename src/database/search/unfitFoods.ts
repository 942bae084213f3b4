import { sql } from 'drizzle-orm';
import type pg from 'pg';
import { runSql, type Transactional } from '../transaction.ts';

/** What a food does not suit: the bits of `domain/food-search/unfit.ts`, as PostgreSQL writes a bigint. */
export interface UnfitFood {
  readonly id: number;
  readonly unfit: string;
}

/**
 * Keeps what foods do not suit, beside what they are found by, in one statement that writes only what differs.
 *
 * @returns how many have changed.
 */
export async function writeUnfit(req: Transactional, foods: readonly UnfitFood[]): Promise<number> {
  const changed = await runSql(
    req,
    sql`UPDATE food_search AS food SET unfit = new.unfit
          FROM jsonb_to_recordset(${JSON.stringify(foods)}::jsonb) AS new (id int, unfit bigint)
         WHERE food.food_id = new.id AND food.unfit <> new.unfit
     RETURNING food.food_id`,
  );
  return changed.length;
}

/** In an import's transaction: {@link searchImported} writes what the triggers of `foods` would. */
export const importedBySelf = `SET LOCAL food_search.by_hand = 'on'`;

/** Makes foods that an import has just written findable, with what they do not suit, in one statement. */
export async function searchImported(client: pg.PoolClient, foods: readonly UnfitFood[]): Promise<void> {
  await client.query('SELECT food_search_write($1)', [JSON.stringify(foods)]);
}
